package org.fleetrental.local;

/** A KafkaUser as YAML. Names are literal: a prefix would allow what nobody has looked at. */
final class AclDocument {

    private final StringBuilder text;

    AclDocument(String user) {
        this.text = new StringBuilder("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: %s
                  labels:
                    strimzi.io/cluster: fleet
                spec:
                  authentication:
                    type: scram-sha-512
                  authorization:
                    type: simple
                    acls:
                """.formatted(user));
    }

    /** @param operations as Kafka names them, with commas between */
    void allow(String type, String name, String operations) {
        text.append("""
                      - resource:
                          type: %s
                          name: %s
                          patternType: literal
                        operations: [%s]
                """.formatted(type, name, operations));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

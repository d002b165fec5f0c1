package org.fleetrental.local.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fleetrental.local.KafkaRights;
import org.fleetrental.local.KafkaRights.Right;

/** A KafkaUser as YAML. */
final class AclDocument {

    private AclDocument() {}

    static String of(String user, List<Right> rights) {
        var text = new StringBuilder("""
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
        rights.forEach(right -> text.append(acl(right)));
        return text.toString();
    }

    private static String acl(Right right) {
        return """
                      - resource:
                          type: %s
                          name: %s
                          patternType: literal
                        operations: [%s]
                """.formatted(
                        right.type().name().toLowerCase(Locale.ROOT),
                        right.name(),
                        right.operations().stream().map(KafkaRights::name).collect(Collectors.joining(", ")));
    }
}

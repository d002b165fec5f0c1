package org.fleetrental.local;

import java.util.Map;

/** The two ways in which a password is shown to Kafka here. */
enum SaslLogin {
    SCRAM("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule"),
    PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule");

    private final String mechanism;
    private final String loginModule;

    SaslLogin(String mechanism, String loginModule) {
        this.mechanism = mechanism;
        this.loginModule = loginModule;
    }

    /** Of a client, in Kafka's own names. Not encrypted: for loopback only. */
    Map<String, String> settings(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                module(credentials(user, password)));
    }

    static String credentials(String user, String password) {
        return "username=\"%s\" password=\"%s\"".formatted(user, password);
    }

    /** As JAAS wants it. */
    String module(String... options) {
        return (loginModule + " required " + String.join(" ", options)).strip() + ";";
    }
}

package org.fleetrental.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a service is told where its database, broker and registry are. */
final class ServiceConfig {

    private ServiceConfig() {}

    static Map<String, String> of(String name, BackingServices backing) {
        var service = SystemService.named(name).id();
        var config = new LinkedHashMap<String, String>();
        config.put("quarkus.datasource.jdbc.url", backing.jdbcUrl());
        config.put("quarkus.datasource.username", service);
        config.put("quarkus.datasource.password", service);
        config.put("quarkus.flyway.username", service + "_owner");
        config.put("quarkus.flyway.password", service + "_owner");
        config.put("kafka.bootstrap.servers", backing.kafkaBootstrapServers());
        config.put("fleet.messaging.registry-url", backing.registryUrl());
        config.put(
                "mp.jwt.verify.publickey.location", backing.tokens().publicKey().toString());
        config.put("mp.jwt.verify.issuer", LocalTokens.ISSUER);
        config.put("mp.jwt.verify.audiences", LocalTokens.AUDIENCE);
        return config;
    }

    /** {@code quarkus.http.port} as {@code QUARKUS_HTTP_PORT}, by the rule of MicroProfile Config. */
    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

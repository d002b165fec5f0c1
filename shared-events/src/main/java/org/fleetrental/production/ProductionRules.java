package org.fleetrental.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Goes through the settings of a service, and finds all that are only right on one machine. */
final class ProductionRules {

    private static final String KAFKA_PROTOCOL = "kafka.security.protocol";
    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String MIGRATIONS = "quarkus.flyway.jdbc-url";
    private static final String ROLE = "quarkus.datasource.username";
    private static final String OWNER = "quarkus.flyway.username";
    private static final String KEY = "mp.jwt.verify.publickey";
    private static final String KEY_LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String CLOCK = "fleet.clock.file";

    private final Config config;
    private final List<Refusal> refusals = new ArrayList<>();

    private ProductionRules(Config config) {
        this.config = config;
    }

    static List<Refusal> refusals(Config config) {
        var rules = new ProductionRules(config);
        rules.kafka();
        rules.database();
        rules.password("quarkus.datasource");
        rules.password("quarkus.flyway");
        rules.role();
        rules.tokens();
        rules.clock();
        return List.copyOf(rules.refusals);
    }

    /** SSL alone says who the broker is, and not who the service is; SASL_PLAINTEXT shows the events to the network. */
    private void kafka() {
        var protocol = value(KAFKA_PROTOCOL);
        if (!protocol.equals(Optional.of("SASL_SSL"))) {
            refuse(
                    KAFKA_PROTOCOL,
                    is(protocol),
                    "set KAFKA_SECURITY_PROTOCOL=SASL_SSL, with KAFKA_SASL_MECHANISM=SCRAM-SHA-512 and the service's own"
                            + " user in KAFKA_SASL_JAAS_CONFIG");
        }
    }

    /** Migrations may have an address of their own. */
    private void database() {
        value(DATABASE)
                .ifPresentOrElse(
                        url -> address(DATABASE, url), () -> refuse(DATABASE, "is not set", DatabaseAddress.REMEDY));
        value(MIGRATIONS).ifPresent(url -> address(MIGRATIONS, url));
    }

    /** It is not told: a password may be in it. */
    private void address(String setting, String url) {
        DatabaseAddress.doubt(url, this::jdbcProperty)
                .ifPresent(doubt -> refuse(setting, doubt, DatabaseAddress.REMEDY));
    }

    /** What is said of every connection beside the address. */
    private Optional<String> jdbcProperty(String name) {
        return value("quarkus.datasource.jdbc.additional-jdbc-properties." + name);
    }

    /** As on one machine, where nothing is reached from outside. */
    private void password(String of) {
        var password = value(of + ".password");
        if (password.isPresent() && password.equals(value(of + ".username"))) {
            refuse(of + ".password", "is the name of its role", "give the role a password that was made up for it");
        }
    }

    /** An owner could alter the tables, and give itself back the right to change what is booked. */
    private void role() {
        var role = value(ROLE);
        boolean migrates = config.getOptionalValue("quarkus.flyway.migrate-at-start", Boolean.class)
                .orElse(false);
        var owner = migrates ? value(OWNER).or(() -> role) : value(OWNER);
        if (role.isPresent() && (role.equals(owner) || role.get().endsWith("_owner"))) {
            refuse(
                    ROLE,
                    "is the owner of the schema (" + role.get() + ")",
                    "run as the service's role, and migrate as the owner: QUARKUS_FLYWAY_USERNAME, or a Job of its own");
        }
    }

    private void tokens() {
        if (value(KEY).isPresent()) {
            refuse(KEY, "is set", "remove it, and set MP_JWT_VERIFY_PUBLICKEY_LOCATION instead");
        }
        var location = value(KEY_LOCATION);
        if (location.filter(address -> address.startsWith("https://")).isEmpty()) {
            refuse(
                    KEY_LOCATION,
                    is(location),
                    "set MP_JWT_VERIFY_PUBLICKEY_LOCATION to the https address of your identity provider's keys (JWKS)");
        }
        var issuer = value(ISSUER);
        if (issuer.isEmpty() || issuer.get().equals("fleet-local")) {
            refuse(ISSUER, is(issuer), "set MP_JWT_VERIFY_ISSUER to what your identity provider calls itself");
        }
    }

    private void clock() {
        if (value(CLOCK).isPresent()) {
            refuse(CLOCK, "is set", "remove it: time is not simulated in production");
        }
    }

    private Optional<String> value(String setting) {
        return config.getOptionalValue(setting, String.class);
    }

    private static String is(Optional<String> value) {
        return value.map(text -> "is " + text).orElse("is not set");
    }

    private void refuse(String setting, String finding, String remedy) {
        refusals.add(new Refusal(setting, finding, remedy));
    }
}

package org.fleetrental.production;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/**
 * Whether a connection to the database is to the database, and nobody reads along. It is the driver that says what an
 * address means, so that nothing is read here in another way than it is used.
 *
 * <p>The certificate has to be of a CA that is known, and for the host of the address. {@code verify-ca} leaves the
 * second out: then everybody passes for the database who has any certificate of that CA, and that of a cluster signs
 * those of its clients, that of a provider those of its other customers.
 */
final class DatabaseAddress {

    static final String REMEDY =
            "let it end in ?sslmode=verify-full&sslrootcert=FILE, a file with the CA of the database";

    private static final List<PGProperty> OF_TLS =
            List.of(PGProperty.SSL, PGProperty.SSL_MODE, PGProperty.SSL_FACTORY, PGProperty.SSL_HOSTNAME_VERIFIER);

    private DatabaseAddress() {}

    /**
     * @param further settings of the driver, by name; what the address says goes before them
     * @return why it is not to be trusted, with nothing of the address but its mode; empty if it is
     */
    static Optional<String> doubt(String url, Function<String, Optional<String>> further) {
        var defaults = new Properties();
        OF_TLS.forEach(property -> further.apply(property.getName()).ifPresent(value -> property.set(defaults, value)));
        var settings = Driver.parseURL(url, defaults);
        if (settings == null) {
            return Optional.of("is not an address of PostgreSQL");
        }
        try {
            var mode = SslMode.of(settings);
            if (mode != SslMode.VERIFY_FULL) {
                return Optional.of(
                        "does not make sure that it is the database who answers (sslmode=" + mode.value + ")");
            }
        } catch (PSQLException unknown) {
            return Optional.of("has an sslmode that there is not");
        }
        return replaces(settings, PGProperty.SSL_FACTORY) || replaces(settings, PGProperty.SSL_HOSTNAME_VERIFIER)
                ? Optional.of("has a check of its own for the certificate (sslfactory, sslhostnameverifier)")
                : Optional.empty();
    }

    /** One of those that the driver brings along takes any certificate. */
    private static boolean replaces(Properties settings, PGProperty check) {
        var chosen = check.getOrDefault(settings);
        return chosen != null && !chosen.equals(check.getDefaultValue());
    }
}

package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real database with TLS, and what the address of a production service makes of it. Its certificate is for localhost.
 */
class DatabaseTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HOME = Folders.temporary();
    private static final int PORT = Ports.free().postgres();
    private static final Postgres POSTGRES = new Postgres(HOME, PORT, false);

    private static Path itsCa = HOME;
    private static Path anotherCa = HOME;

    @BeforeAll
    static void startWithTls() throws Exception {
        var own = ServerCertificate.of("localhost", HOME);
        itsCa = own.certificate();
        anotherCa = ServerCertificate.of("stranger", HOME).certificate();
        POSTGRES.start();
        try (var admin = DriverManager.getConnection(POSTGRES.adminUrl("postgres"));
                var statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + own.certificate() + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + own.key() + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        }
        assertThat(Waiting.until(() -> isEncrypted("127.0.0.1", "sslmode=prefer"), PATIENCE))
                .isTrue();
    }

    @AfterAll
    static void stop() {
        POSTGRES.kill();
        Folders.delete(HOME);
    }

    @Test
    void theDatabaseIsKnownByItsCaAndItsName() {
        assertThat(isEncrypted("localhost", "sslmode=verify-full&sslrootcert=" + itsCa))
                .isTrue();
    }

    @Test
    void whoHasACertificateOfAnotherCaIsNotTheDatabase() {
        assertThatThrownBy(() -> isEncrypted("localhost", "sslmode=verify-full&sslrootcert=" + anotherCa))
                .hasStackTraceContaining("unable to find valid certification path");
    }

    /** That is why verify-ca does not do: it takes a certificate that its CA gave to somebody else. */
    @Test
    void norWhoHasOneOfTheSameCaForAnotherName() {
        assertThat(isEncrypted("127.0.0.1", "sslmode=verify-ca&sslrootcert=" + itsCa))
                .isTrue();
        assertThatThrownBy(() -> isEncrypted("127.0.0.1", "sslmode=verify-full&sslrootcert=" + itsCa))
                .hasStackTraceContaining("could not be verified");
    }

    @Test
    void withoutACaNobodyIs() {
        assertThatThrownBy(() -> isEncrypted("localhost", "sslmode=verify-full&sslrootcert=" + HOME.resolve("none")))
                .hasStackTraceContaining("Could not open SSL root certificate file");
    }

    private static boolean isEncrypted(String host, String parameters) {
        var url = "jdbc:postgresql://" + host + ":" + PORT + "/postgres?" + parameters;
        try (var connection = DriverManager.getConnection(url, Postgres.ADMIN, Postgres.ADMIN);
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

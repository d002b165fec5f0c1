package org.fleetrental.accounting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fleetrental.messaging.Ids;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whatever the code does. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class LedgerDatabaseTest {

    private static final String CHECK_VIOLATION = "23514";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String RESTRICT_VIOLATION = "23001";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownersPassword;

    @Test
    void aBalancedEntryIsCommitted() throws SQLException {
        commitBalancedEntry();
    }

    @Test
    void anUnbalancedEntryIsRefusedAtCommit() throws SQLException {
        try (var service = service()) {
            var entry = entry(service, 2);
            post(service, entry, 0, 100, 0, "EUR");
            post(service, entry, 1, 0, 99, "EUR");
            refused(service::commit, CHECK_VIOLATION, "does not balance in EUR");
        }
    }

    @Test
    void anEntryThatBalancesOnlyAcrossCurrenciesIsRefusedAtCommit() throws SQLException {
        try (var service = service()) {
            var entry = entry(service, 2);
            post(service, entry, 0, 100, 0, "EUR");
            post(service, entry, 1, 0, 100, "USD");
            refused(service::commit, CHECK_VIOLATION, "does not balance in");
        }
    }

    @Test
    void anEntryWithoutLinesIsRefusedAtCommit() throws SQLException {
        try (var service = service()) {
            entry(service, 2);
            refused(service::commit, CHECK_VIOLATION, "has 0 postings, not 2");
        }
    }

    @Test
    void linesThatAreAddedLaterAreRefusedAtCommitThoughTheyBalance() throws SQLException {
        try (var service = service()) {
            var entry = entry(service, 2);
            post(service, entry, 0, 100, 0, "EUR");
            post(service, entry, 1, 0, 100, "EUR");
            service.commit();

            post(service, entry, 2, 50, 0, "EUR");
            post(service, entry, 3, 0, 50, "EUR");
            refused(service::commit, CHECK_VIOLATION, "has 4 postings, not 2");
        }
    }

    @Test
    void aTemporaryTableDoesNotDeceiveTheCheck() throws SQLException {
        try (var service = service()) {
            execute(service, "create temporary table posting (like accounting.posting) on commit drop");
            var entry = entry(service, 2);
            execute(service, "insert into pg_temp.posting values ('%s', 0, '1000', 100, 0, 'EUR')".formatted(entry));
            execute(service, "insert into pg_temp.posting values ('%s', 1, '1000', 0, 100, 'EUR')".formatted(entry));
            refused(service::commit, CHECK_VIOLATION, "has 0 postings, not 2");
        }
    }

    @Test
    void anEventIsBookedOnce() throws SQLException {
        try (var service = service()) {
            var event = Ids.next();
            entry(service, event, 2);
            refused(() -> entry(service, event, 2), UNIQUE_VIOLATION, "journal_entry_once_per_cause");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from posting",
                "delete from journal_entry",
                "update posting set debit_minor = debit_minor + 1",
                "update journal_entry set line_count = 3",
                "truncate posting",
                "truncate journal_entry cascade",
                "delete from account",
                "update account set name = 'Mine'",
                "insert into account values ('9999', 'Mine', 'ASSET')",
                "delete from payment",
                "update payment set amount_minor = 1",
                "truncate payment",
                "delete from charge",
                "update charge set net_minor = 1",
                "delete from rental_account",
                "delete from refund",
                "update refund set amount_minor = 1",
                "truncate refund",
                "update account_step set step_no = 1",
                "delete from period",
                "update period set entries = 1",
                "insert into journal_seal values (1000000, gen_random_uuid(), sha256(''))",
                "update journal_seal set hash = sha256('')",
                "delete from journal_tail",
                "update account_total set debit_minor = 1",
                "delete from recorded_event",
                "update recorded_event set actor = 'nobody'",
                "truncate event_subject",
                "delete from report_snapshot",
                "delete from manual_entry",
                "update manual_line set debit_minor = 1",
                "update report_snapshot set taken_by = 'nobody'",
                "alter table posting disable trigger all",
                "drop table posting"
            })
    void theServicesRoleMayNotChangeWhatIsBooked(String statement) throws SQLException {
        try (var service = service()) {
            refused(() -> execute(service, statement), INSUFFICIENT_PRIVILEGE, "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from posting",
                "delete from journal_entry",
                "update posting set debit_minor = debit_minor + 1",
                "update journal_entry set line_count = 3",
                "truncate posting",
                "truncate journal_entry cascade"
            })
    void notEvenTheOwnerChangesWhatIsBooked(String statement) throws SQLException {
        commitBalancedEntry();
        try (var connection = DriverManager.getConnection(url, owner, ownersPassword)) {
            refused(() -> execute(connection, statement), RESTRICT_VIOLATION, "a correction is a reversal");
        }
    }

    /** The refusal above is one guard, this is the other: it holds when the first is switched off. */
    @Test
    void aDeletedOrChangedLineIsSeenAtCommit() throws SQLException {
        commitBalancedEntry();
        try (var connection = DriverManager.getConnection(url, owner, ownersPassword)) {
            connection.setAutoCommit(false);
            execute(connection, "alter table posting disable trigger posting_is_final");
            execute(connection, "delete from posting where debit_minor > 0");
            refused(connection::commit, CHECK_VIOLATION, "postings, not");
            execute(connection, "alter table posting disable trigger posting_is_final");
            execute(connection, "update posting set debit_minor = debit_minor + 1 where debit_minor > 0");
            refused(connection::commit, CHECK_VIOLATION, "does not balance");
        }
    }

    @Test
    void anEntryIsNotBookedBeforeItsCause() throws SQLException {
        try (var service = service()) {
            refused(
                    () -> execute(service, """
                            insert into accounting.journal_entry (id, cause_event_id, cause_type, rental_id, occurred_at,
                                booked_on, posted_at, description, line_count)
                            values ('%s', '%s', 'Test', '%s', '2020-01-02T00:00:00Z', '2020-01-01', now(), 'a test', 2)
                            """.formatted(Ids.next(), Ids.next(), Ids.next())),
                    CHECK_VIOLATION,
                    "journal_entry_not_before_its_cause");
        }
    }

    @Test
    void theAccountsOfTheCodeAreTheChartOfAccounts() throws SQLException {
        try (var service = service();
                var statement = service.createStatement();
                var codes = statement.executeQuery("select array_agg(code order by code) from account")) {
            codes.next();
            assertThat((String[]) codes.getArray(1).getArray())
                    .containsExactly(Arrays.stream(LedgerAccount.values())
                            .map(LedgerAccount::code)
                            .toArray(String[]::new));
        }
    }

    private void commitBalancedEntry() throws SQLException {
        try (var service = service()) {
            var entry = entry(service, 2);
            post(service, entry, 0, 100, 0, "EUR");
            post(service, entry, 1, 0, 100, "EUR");
            service.commit();
        }
    }

    /** The service's own role, in a transaction. */
    private Connection service() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static UUID entry(Connection connection, int lines) throws SQLException {
        return entry(connection, Ids.next(), lines);
    }

    private static UUID entry(Connection connection, UUID event, int lines) throws SQLException {
        var id = Ids.next();
        execute(connection, """
                insert into accounting.journal_entry (id, cause_event_id, cause_type, rental_id, occurred_at, booked_on,
                    posted_at, description, line_count)
                values ('%s', '%s', 'Test', '%s', '2020-01-01T00:00:00Z', '2020-01-01', now(), 'a test', %d)
                """.formatted(id, event, Ids.next(), lines));
        return id;
    }

    private static void post(Connection connection, UUID entry, int line, long debit, long credit, String currency)
            throws SQLException {
        execute(connection, """
                insert into accounting.posting (entry_id, line_no, account_code, debit_minor, credit_minor, currency)
                values ('%s', %d, '1000', %d, %d, '%s')
                """.formatted(entry, line, debit, credit, currency));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(ThrowingCallable action, String state, String why) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state))
                .hasMessageContaining(why);
    }
}

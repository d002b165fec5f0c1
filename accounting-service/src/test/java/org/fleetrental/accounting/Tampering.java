package org.fleetrental.accounting;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody with the owner's password, who switches the guards off. */
public final class Tampering {

    private Tampering() {}

    /** Until all that is booked is in the totals and sealed. */
    public static void awaitSealed() {
        await().until(() -> read("select entry_id from accounting.journal_tail limit 1"), List::isEmpty);
    }

    /** Changes a table behind the back of its triggers, in one transaction; what is booked is sealed before. */
    public static void with(String table, String statement) {
        awaitSealed();
        try (var connection = DriverManager.getConnection(
                        config("quarkus.datasource.jdbc.url"),
                        config("quarkus.flyway.username"),
                        config("quarkus.flyway.password"));
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("alter table %s disable trigger user".formatted(table));
            sql.execute(statement);
            sql.execute("alter table %s enable trigger user".formatted(table));
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The rows of a query, each as its first column's text. */
    public static List<String> read(String query) {
        try (var connection = DriverManager.getConnection(
                        config("quarkus.datasource.jdbc.url"),
                        config("quarkus.flyway.username"),
                        config("quarkus.flyway.password"));
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}

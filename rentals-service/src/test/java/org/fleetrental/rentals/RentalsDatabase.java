package org.fleetrental.rentals;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The service's database as it is, whatever the service makes of it. */
final class RentalsDatabase {

    private RentalsDatabase() {}

    /** The tables with a row in which one of the texts occurs, in whichever column. */
    static TreeSet<String> tablesWith(AgroalDataSource dataSource, List<String> texts) throws SQLException {
        var found = new TreeSet<String>();
        try (var connection = dataSource.getConnection()) {
            for (var table : tables(connection)) {
                for (var text : texts) {
                    if (has(connection, table, text)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    /** Returns when somebody waits for a row that somebody else has changed and not committed. */
    static void awaitWhoWaits(AgroalDataSource dataSource) {
        await().until(() -> {
            try (var connection = dataSource.getConnection();
                    var select = connection.prepareStatement("select from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and usename = current_user");
                    var result = select.executeQuery()) {
                return result.next();
            }
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var select = connection.prepareStatement(
                        "select tablename from pg_tables where schemaname = current_schema() order by 1");
                var result = select.executeQuery()) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    private static boolean has(Connection connection, String table, String text) throws SQLException {
        try (var select = connection.prepareStatement(
                "select from \"%s\" r where position(? in r::text) > 0 limit 1".formatted(table))) {
            select.setString(1, text);
            try (var result = select.executeQuery()) {
                return result.next();
            }
        }
    }
}

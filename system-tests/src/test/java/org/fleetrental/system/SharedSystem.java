package org.fleetrental.system;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SystemOptions;

/** One whole system for all test classes of this module; it ends with the JVM. */
public final class SharedSystem {

    /**
     * What maintenance-service shows the database. On one machine a password is the name of its role, which is found
     * everywhere; this one is to be found nowhere.
     */
    static final String PASSWORD = "canary-7f3a91c5e2";

    private static final LocalSystem SYSTEM = LocalSystem.start(
            SystemOptions.forTests().withOwn("maintenance", Map.of("quarkus.datasource.password", PASSWORD)),
            SharedSystem::setPassword);

    private SharedSystem() {}

    public static LocalSystem get() {
        return SYSTEM;
    }

    private static void setPassword(BackingServices backing) {
        try (var admin = DriverManager.getConnection(backing.adminJdbcUrl());
                var statement = admin.createStatement()) {
            statement.execute("alter role maintenance password '" + PASSWORD + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

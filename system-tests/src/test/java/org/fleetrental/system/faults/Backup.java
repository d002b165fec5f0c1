package org.fleetrental.system.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.Folders;

/**
 * A copy of PostgreSQL's files that is taken while it works, and its archived write-ahead log: together they lead to
 * any later instant (PostgreSQL's documentation, "Continuous Archiving and Point-in-Time Recovery"). For a server that
 * runs as a process of this machine.
 */
final class Backup {

    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(60);

    /** PostgreSQL wants a space and no Z here. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    /** The log is the archive's; the others belong to the running process. */
    private static final Set<String> NOT_COPIED =
            Set.of("pg_wal", "postmaster.pid", "postmaster.opts", "pg_replslot", "pg_stat_tmp");

    private final BackingServices backing;
    private final Path data;
    private final Path copy;
    private final Path archive;

    private Backup(BackingServices backing, Path data, Path folder) {
        this.backing = backing;
        this.data = data;
        this.copy = folder.resolve("base");
        this.archive = folder.resolve("wal");
    }

    /** Starts to archive, for which PostgreSQL is restarted. @param folder an empty one */
    static Backup into(BackingServices backing, Path folder) {
        var data = Path.of(ask(backing, "show data_directory"));
        var backup = new Backup(backing, data, folder);
        try {
            Files.createDirectories(backup.archive);
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    """
                archive_mode = 'on'
                archive_command = 'cp %%p %1$s/%%f'
                restore_command = 'cp %1$s/%%f %%p'
                """.formatted(backup.archive),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        backing.stopPostgres();
        backing.startPostgres();
        return backup;
    }

    /** Copies the files while they change; what the log says makes them whole. */
    void take() throws IOException {
        try (var connection = DriverManager.getConnection(backing.adminJdbcUrl())) {
            one(connection, "select pg_backup_start('drill', fast => true)");
            FolderCopy.of(data, copy, NOT_COPIED);
            // The session that began has to end it. The label says where to read the log from.
            Files.writeString(copy.resolve("backup_label"), one(connection, "select labelfile from pg_backup_stop()"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes sure that the log is in the archive up to now. */
    void archiveAll() {
        var last = ask(backing, "select pg_walfile_name(pg_switch_wal())");
        if (!Rig.within(RECOVERED_WITHIN, () -> Files.exists(archive.resolve(last)))) {
            throw new IllegalStateException(last + " is not archived");
        }
    }

    /** Throws away what PostgreSQL has, and puts it back as it was at an instant after {@link #take}. */
    void restore(Instant instant) throws IOException {
        backing.killPostgres();
        Folders.delete(data);
        FolderCopy.of(copy, data, Set.of());
        for (var empty : NOT_COPIED) {
            if (empty.startsWith("pg_")) {
                Files.createDirectories(data.resolve(empty));
            }
        }
        Files.writeString(data.resolve("recovery.signal"), "");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "recovery_target_time = '%s'\nrecovery_target_action = 'promote'\n".formatted(TIME.format(instant)),
                StandardOpenOption.APPEND);
        backing.startPostgres();
        if (!Rig.within(
                RECOVERED_WITHIN,
                () -> ask(backing, "select pg_is_in_recovery()").equals("f"))) {
            throw new IllegalStateException("PostgreSQL does not get to " + instant);
        }
    }

    private static String ask(BackingServices backing, String question) {
        try (var connection = DriverManager.getConnection(backing.adminJdbcUrl())) {
            return one(connection, question);
        } catch (SQLException failure) {
            throw new IllegalStateException(question, failure);
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}

package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * One password per user of a secured Kafka. They are made up when they are first needed and kept in a file that only
 * its owner reads; nothing prints them.
 */
final class KafkaPasswords {

    private static final String FILE = "kafka-passwords.properties";
    private static final int BYTES = 24;

    private final Properties passwords;

    private KafkaPasswords(Properties passwords) {
        this.passwords = passwords;
    }

    /** @param users those that are needed; others that the file knows keep theirs */
    static KafkaPasswords in(Path data, Collection<String> users) {
        var file = data.resolve(FILE);
        try {
            var passwords = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    passwords.load(reader);
                }
            }
            if (!passwords.stringPropertyNames().containsAll(users)) {
                users.forEach(user -> passwords.computeIfAbsent(user, _ -> madeUp()));
                write(file, passwords);
            }
            return new KafkaPasswords(passwords);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String of(String user) {
        return Objects.requireNonNull(passwords.getProperty(user), user);
    }

    /** Letters, digits, - and _: to be put between quotes as it is. */
    private static String madeUp() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, Properties passwords) {
        var lines = new StringJoiner("\n", "# Of the users of ./fleet up --secure\n", "\n");
        new TreeSet<>(passwords.stringPropertyNames()).forEach(user -> lines.add(user + "=" + passwords.get(user)));
        Folders.create(file.resolveSibling(""));
        Folders.writeForOwner(file, lines.toString());
    }
}

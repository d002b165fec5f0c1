package org.fleetrental.schemas.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of {@code released.sha256}, in the format of {@code sha256sum}.
 *
 * @param hashes by path, seen from the schemas folder
 * @param illegible lines that are none
 */
record LockFile(Map<String, String> hashes, List<String> illegible) {

    static final String NAME = "released.sha256";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\s\\x00\\uFFFD][^\\x00\\uFFFD]*)");

    static LockFile of(String text) {
        var hashes = new LinkedHashMap<String, String>();
        var illegible = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches() || hashes.putIfAbsent(matcher.group(2), matcher.group(1)) != null) {
                illegible.add(line);
            }
        }
        return new LockFile(hashes, illegible);
    }

    /** Empty if there is none yet. What is no UTF-8 in it makes its line illegible. */
    static String text(Path schemas) {
        var file = schemas.resolve(NAME);
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read", failure);
        }
    }

    static String line(Path schemas, String path) {
        return hash(schemas.resolve(path)) + "  " + path + "\n";
    }

    static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read", failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}

package org.fleetrental.schemas.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The lock of the released schemas and examples, {@code released.sha256}: one line of {@code sha256sum} per file, so
 * that {@code cd schemas && sha256sum -c released.sha256} proves it without this program. It only ever grows.
 */
public final class ReleaseLock {

    private static final int HEX_DIGITS_PER_LINE = 64;

    private final Path schemas;

    private ReleaseLock(Path schemas) {
        this.schemas = schemas;
    }

    /** @param schemas the folder {@code schemas} of the repository, or a copy of it */
    public static ReleaseLock in(Path schemas) {
        return new ReleaseLock(schemas);
    }

    /**
     * Writes the bytes of new examples and appends the lines of new files, if the gate has nothing else against them. A
     * line or file that is there already stays as it is. If it is cut off in between, doing it again finishes it.
     */
    public Locking lock() {
        var review = Review.of(schemas);
        var refusals = SchemaGate.check(review, SchemaGate.BEFORE_LOCKING);
        if (!refusals.isEmpty()) {
            return new Locking.Refused(refusals);
        }
        review.events().forEach(this::writeMissingBytes);
        return new Locking.Locked(append(review));
    }

    /**
     * What a change does to the lock itself, which the folder alone cannot tell: whoever edits a released file could
     * edit its line as well.
     *
     * @param olderLock the text of {@code released.sha256} where the change begins, as in the base branch
     * @return one refusal for each line of it that is gone or different now
     */
    public List<Refusal> removedOrChangedSince(String olderLock) {
        var now = LockFile.of(LockFile.text(schemas)).hashes();
        var findings = new Findings("lock-only-grows");
        LockFile.of(olderLock).hashes().forEach((path, hash) -> {
            if (!hash.equals(now.get(path))) {
                findings.in("schemas/" + LockFile.NAME)
                        .at(path)
                        .refuse(
                                "Its line " + (now.containsKey(path) ? "has changed." : "is gone."),
                                "Bring the line and the file back as they were released.");
            }
        });
        return findings.refusals();
    }

    private void writeMissingBytes(ReviewedEvent event) {
        for (var example : event.type().examples()) {
            if (example.hex() == null) {
                var schema = event.version(example.version()).orElseThrow();
                try {
                    var bytes = ExampleCodec.encode(example.json(), schema.avro());
                    write(ReleasedFiles.hex(event.type(), example), lines(bytes), StandardOpenOption.CREATE_NEW);
                } catch (UnreadableExampleException impossible) {
                    throw new IllegalStateException("The rule golden-bytes has read it before", impossible);
                }
            }
        }
    }

    private List<String> append(Review review) {
        var text = LockFile.text(schemas);
        var locked = LockFile.of(text).hashes();
        var added = new ArrayList<String>();
        var lines = new StringBuilder(text.isEmpty() || text.endsWith("\n") ? "" : "\n");
        for (var event : review.events()) {
            for (var path : ReleasedFiles.of(event.type())) {
                if (!locked.containsKey(path)) {
                    added.add(path);
                    lines.append(LockFile.line(schemas, path));
                }
            }
        }
        write(LockFile.NAME, lines.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return added;
    }

    private static String lines(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(.{1," + HEX_DIGITS_PER_LINE + "})", "$1\n");
    }

    private void write(String path, String text, StandardOpenOption... options) {
        try {
            Files.writeString(schemas.resolve(path), text, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(path + " cannot be written", failure);
        }
    }
}

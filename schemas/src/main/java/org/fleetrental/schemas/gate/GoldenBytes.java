package org.fleetrental.schemas.gate;

import java.util.HexFormat;
import org.fleetrental.schemas.EventExample;

/** Each example's bytes are what its version writes, and every other version can read them. */
final class GoldenBytes implements EventRule {

    @Override
    public String name() {
        return "golden-bytes";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        for (var example : event.type().examples()) {
            event.version(example.version()).ifPresent(writer -> check(event, example, writer, findings));
        }
    }

    private static void check(ReviewedEvent event, EventExample example, ReviewedSchema writer, Findings findings) {
        byte[] bytes;
        try {
            bytes = ExampleCodec.encode(example.json(), writer.avro());
        } catch (UnreadableExampleException unreadable) {
            findings.in("schemas/" + ReleasedFiles.json(event.type(), example))
                    .refuse(
                            "It is no event of version " + writer.version() + ": " + unreadable.getMessage() + ".",
                            "Write it in Avro's JSON encoding, as in {\"string\": \"text\"} for a value that may be null.");
            return;
        }
        if (example.hex() != null && !HexFormat.of().formatHex(bytes).equalsIgnoreCase(example.hex())) {
            findings.in("schemas/" + ReleasedFiles.hex(event.type(), example))
                    .refuse(
                            "These are not the bytes that version " + writer.version() + " writes for the .json.",
                            "Take the .hex away if it was never released, and run `./fleet schemas lock`.");
        }
        event.versions().stream()
                .filter(reader -> reader != writer)
                .forEach(reader -> checkReader(event, example, bytes, writer, reader, findings));
    }

    private static void checkReader(
            ReviewedEvent event,
            EventExample example,
            byte[] bytes,
            ReviewedSchema writer,
            ReviewedSchema reader,
            Findings findings) {
        try {
            ExampleCodec.decode(bytes, writer.avro(), reader.avro());
        } catch (UnreadableExampleException unreadable) {
            findings.in("schemas/" + ReleasedFiles.hex(event.type(), example))
                    .refuse(
                            "Version " + reader.version() + " cannot read it: " + unreadable.getMessage() + ".",
                            "Let every version read every other; a breaking change is a new event type.");
        }
    }
}

package org.fleetrental.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fleetrental.local.alignment.Alignment;
import org.fleetrental.local.alignment.Missing;
import org.fleetrental.local.alignment.Stray;

/**
 * Where databases and topics say different things, line by line.
 *
 * @param decoder of the system that the events are of; empty if nobody knows its registry
 */
record FindingsText(Optional<EventDecoder> decoder) {

    /** The last one counts them. */
    List<String> lines(Alignment.Findings findings) {
        return Stream.of(
                        findings.strays().stream().map(this::line),
                        findings.missing().stream().map(FindingsText::line),
                        Stream.of("%d events that no database knows, %d that no topic holds"
                                .formatted(
                                        findings.strays().size(),
                                        findings.missing().size())))
                .flatMap(lines -> lines)
                .toList();
    }

    private String line(Stray stray) {
        var record = stray.record();
        return "STRAY    %s %s %d/%d %s version %s %s %s"
                .formatted(
                        Instant.ofEpochMilli(record.timestamp()),
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        stray.key(),
                        stray.version(),
                        LetterText.simpleName(stray.type()),
                        decoder.map(known -> known.decode(record.value())).orElse("(content: --registry)"));
    }

    private static String line(Missing missing) {
        return "MISSING  %s %s %s %s %s"
                .formatted(missing.publishedAt(), missing.topic(), missing.key(), missing.type(), missing.eventId());
    }
}

package org.fleetrental.schemas.gate;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.AvroRuntimeException;

/**
 * Decides whether the schemas folder may land as it is, without any server. Whoever releases a schema cannot take it
 * back: the topics hold what was written with it.
 */
public final class SchemaGate {

    private static final Comparator<Refusal> BY_FILE = Comparator.comparing(Refusal::file)
            .thenComparing(Refusal::field, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** All but {@link LockedFiles}, which asks for what can be done only once these hold. */
    static final List<Rule> BEFORE_LOCKING = List.of(
            new UnchangedFiles(),
            new Layout(),
            new Versions(),
            new Identity(),
            new Topic(),
            new Key(),
            new Texts(),
            new Replacement(),
            new Ended(),
            new NestedNamespaces(),
            new Aliases(),
            new Compatibility(),
            new Examples(),
            new GoldenBytes(),
            new Docs(),
            new Names(),
            new LogicalTypes(),
            new Money(),
            new NoFloats(),
            new Defaults(),
            new NullFirst(),
            new EnumDefaults(),
            new EnumSymbols(),
            new NoPersonalData(),
            new CustomerIds(),
            new Consumers(),
            new SharedTypes());

    private SchemaGate() {}

    /**
     * Judges every event, version and example, and whether all of them are locked.
     *
     * @param schemas the folder {@code schemas} of the repository, or a copy of it
     * @return why it may not land, by file; empty if it may. Nothing that stands in the folder makes it throw
     */
    public static List<Refusal> check(Path schemas) {
        var rules = new ArrayList<>(BEFORE_LOCKING);
        rules.add(new LockedFiles());
        return check(Review.of(schemas), rules);
    }

    static List<Refusal> check(Review review, List<Rule> rules) {
        var refusals = new ArrayList<>(review.unreadable());
        for (var rule : rules) {
            var findings = new Findings(rule.name());
            judge(rule, review, findings);
            refusals.addAll(findings.refusals());
        }
        return refusals.stream().sorted(BY_FILE).toList();
    }

    /** What Avro or the disk throws over the content of the folder counts against it. */
    private static void judge(Rule rule, Review review, Findings findings) {
        try {
            rule.check(review, findings);
        } catch (AvroRuntimeException | UncheckedIOException broken) {
            findings.in("schemas")
                    .refuse(
                            "The rule cannot come to an end: " + broken.getMessage() + ".",
                            "Let every file be readable, and keep from the schemas what Avro takes for ambiguous.");
        }
    }
}

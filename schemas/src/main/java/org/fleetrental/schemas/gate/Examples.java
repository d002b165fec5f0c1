package org.fleetrental.schemas.gate;

/** A version is shown by examples: one shows the usual case, another what a reader would not think of. */
final class Examples implements EventRule {

    private static final int EXAMPLES_MIN = 2;

    @Override
    public String name() {
        return "examples";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var type = event.type();
        for (var schema : type.schemas()) {
            int count = type.examplesOf(schema.version()).size();
            if (count < EXAMPLES_MIN) {
                findings.in(schema.file())
                        .refuse(
                                "The version has %d example(s), and needs %d.".formatted(count, EXAMPLES_MIN),
                                "Add examples/v%d-<what-it-shows>.json, in Avro's JSON encoding."
                                        .formatted(schema.version()));
            }
        }
        for (var example : type.examples()) {
            if (type.version(example.version()).isEmpty()) {
                findings.in("schemas/" + ReleasedFiles.json(type, example))
                        .refuse("There is no version " + example.version() + ".", "Name it after a version there is.");
            }
        }
    }
}

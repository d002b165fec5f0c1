package org.fleetrental.schemas.gate;

/** The folder, the record, its namespace and the description name one event and one owner. */
final class Identity implements EventRule {

    private static final String NAMESPACE = "org.fleetrental.events.";

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var type = event.type();
        if (!Services.names().contains(type.owner())) {
            findings.in(type.folder())
                    .refuse("No service is called " + type.owner() + ".", "Use one of " + Services.names() + ".");
        }
        if (!event.description().owner().equals(type.owner())) {
            findings.in(event.descriptionFile())
                    .at("owner")
                    .refuse(
                            "It names " + event.description().owner() + " as the owner, in a folder of " + type.owner()
                                    + ".",
                            "Write owner: " + type.owner() + ", or move the folder before it is released.");
        }
        event.versions().forEach(schema -> checkName(type.owner(), schema, findings));
    }

    private static void checkName(String owner, ReviewedSchema schema, Findings findings) {
        var avro = schema.avro();
        if (!avro.getName().equals(schema.source().name())) {
            findings.in(schema)
                    .at("name")
                    .refuse(
                            "The record is called " + avro.getName() + ", and its folder "
                                    + schema.source().name() + ".",
                            "Keep the name; another name is another event, with a folder of its own.");
        }
        if (!(NAMESPACE + owner).equals(avro.getNamespace())) {
            findings.in(schema)
                    .at("namespace")
                    .refuse(
                            "The namespace is " + avro.getNamespace() + ".",
                            "Write " + NAMESPACE + owner + ", where the readers' classes are.");
        }
    }
}

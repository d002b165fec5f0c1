package org.fleetrental.schemas.gate;

import org.apache.avro.Schema;

/** Every version has the aggregate's id, at the same place, and always filled: it is the key of the Kafka record. */
final class Key implements EventRule {

    @Override
    public String name() {
        return "key";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var key = event.description().key();
        for (var schema : event.versions()) {
            if (!isAlwaysAnId(schema.avro(), FieldPath.of(key))) {
                findings.in(event.descriptionFile())
                        .at("key")
                        .refuse(
                                key + " is no required uuid in version " + schema.version() + ".",
                                "Name the field with the aggregate's id, and keep it in every version.");
            }
        }
    }

    private static boolean isAlwaysAnId(Schema event, FieldPath key) {
        var place = event;
        for (var step : key.steps()) {
            if (place.getType() != Schema.Type.RECORD || place.getField(step) == null) {
                return false;
            }
            place = place.getField(step).schema();
        }
        return Values.isUuid(place);
    }
}

package org.fleetrental.schemas.gate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.Schema;

/** Turns the place that Avro names, as in {@code /fields/0/type/fields/13/type/items}, into the path of a field. */
final class SchemaLocation {

    private SchemaLocation() {}

    /** The name of the record itself, if it is no field. */
    static String path(Schema reader, String location) {
        var names = new ArrayList<String>();
        var place = reader;
        Iterator<String> steps =
                List.of(location.replaceFirst("^/", "").split("/")).iterator();
        while (steps.hasNext()) {
            var step = steps.next();
            if (step.equals("fields") && place.getType() == Schema.Type.RECORD && steps.hasNext()) {
                var field = place.getFields().get(Integer.parseInt(steps.next()));
                names.add(field.name());
                place = field.schema();
            } else if (step.equals("items") && place.getType() == Schema.Type.ARRAY) {
                place = place.getElementType();
            } else if (step.equals("values") && place.getType() == Schema.Type.MAP) {
                place = place.getValueType();
            } else if (step.matches("\\d+") && place.getType() == Schema.Type.UNION) {
                place = branch(place, Integer.parseInt(step));
            }
        }
        return names.isEmpty() ? reader.getName() : String.join(".", names);
    }
    /** Of a branch that the reader lacks, Avro gives the place in the writer's union. */
    private static Schema branch(Schema union, int index) {
        return index < union.getTypes().size() ? union.getTypes().get(index) : union;
    }
}

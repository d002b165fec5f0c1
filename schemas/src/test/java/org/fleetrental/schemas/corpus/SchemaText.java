package org.fleetrental.schemas.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fleetrental.schemas.EventSchema;

/** Makes a version of a schema from the one before. */
final class SchemaText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    static EventSchema next(String content, String owner, String event, int version, List<Edit> edits) {
        try {
            var schema = (ObjectNode) JSON.readTree(content);
            schema.put("version", version);
            edits.forEach(edit -> edit.applyToSchema(schema));
            var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
            return new EventSchema(owner, event, version, text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}

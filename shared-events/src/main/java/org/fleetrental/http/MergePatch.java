package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Edits what a client may edit of a thing: a field that is not in the patch stays as it is, one that is null in it is
 * taken away.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
@ApplicationScoped
public class MergePatch {

    /** What methods that take a patch consume. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The thing as the client wants it.
     *
     * @param current a record of the fields that may be edited, with their constraints
     * @throws ProblemException (400) if a field is unknown or of another type
     * @throws ConstraintViolationException if a field is not acceptable; answered with 422
     */
    @SuppressWarnings("unchecked")
    public <T extends Record> T apply(ObjectNode patch, T current) {
        try {
            var edited = (T) json.treeToValue(merged(json.valueToTree(current), patch), current.getClass());
            var violations = validator.validate(edited);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return edited;
        } catch (JsonProcessingException unreadable) {
            throw new ProblemException(UnreadableBody.problem(unreadable));
        }
    }

    /**
     * Null is kept, where the standard removes the field: to a record it is the same, and unknown fields are noticed.
     */
    private static JsonNode merged(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : fields.objectNode();
        fields.forEachEntry((name, value) -> result.set(name, merged(result.get(name), value)));
        return result;
    }
}

package org.fleetrental.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as a client sees it.
 *
 * @param type stable name of the kind of problem, {@code urn:fleet:problem:<name>}
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what happened this time
 * @param errors the fields that are wrong, and why; empty if the problem is not about fields
 * @param more further members, such as the id of what is in the way
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param field path of the field in the body, or name of the parameter or header */
    public record FieldError(String field, String reason) {}

    /** @param name what follows {@code urn:fleet:problem:}; words with hyphens, such as {@code rental-overlap} */
    public static Problem of(int status, String name, String detail) {
        var words = name.replace('-', ' ');
        var title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem("urn:fleet:problem:" + name, title, status, detail, List.of(), Map.of());
    }

    /** 422: the request is well formed, but a field is not acceptable. */
    public static Problem invalid(String field, String reason) {
        return invalid(List.of(new FieldError(field, reason)));
    }

    public static Problem invalid(List<FieldError> errors) {
        return of(422, "invalid-field", summary(errors)).withErrors(errors);
    }

    /** 400: the request cannot be read because of a field, parameter or header. */
    public static Problem malformed(String field, String reason) {
        var errors = List.of(new FieldError(field, reason));
        return of(400, "malformed-request", summary(errors)).withErrors(errors);
    }

    /** 404. */
    public static Problem notFound(String what, Object id) {
        return of(404, "not-found", "There is no %s %s".formatted(what, id));
    }

    /** The same problem with one more member. */
    public Problem with(String member, Object value) {
        var extended = new LinkedHashMap<>(more);
        extended.put(member, value);
        return new Problem(type, title, status, detail, errors, extended);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private Problem withErrors(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, fieldErrors, more);
    }

    private static String summary(List<FieldError> errors) {
        var first = errors.getFirst();
        var others = errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
        return first.field() + ": " + first.reason() + others;
    }
}

package org.fleetrental.http;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client edit only what it has seen. Its {@code If-Match} header names the version that it read in the
 * {@code ETag} of an answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, section 13.1.1</a>
 */
public final class IfMatch {

    private IfMatch() {}

    /** The answer with the version as its {@code ETag}. */
    public static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, long version) {
        return answer.tag(Long.toString(version));
    }

    /**
     * Compares with the thing as it is now, which the caller has locked.
     *
     * @param header entity tags, separated by commas, or {@code *} for whatever there is
     * @return 428 if there is no header, 412 if the thing has another version now; empty if it may be edited
     */
    public static Optional<Problem> refusal(@Nullable String header, long version) {
        if (header == null || header.isBlank()) {
            return Optional.of(
                    Problem.of(428, "precondition-required", "If-Match is needed, with the ETag of what was read"));
        }
        var tag = '"' + Long.toString(version) + '"';
        var matches = Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(it -> it.equals("*") || it.equals(tag));
        return matches
                ? Optional.empty()
                : Optional.of(Problem.of(412, "precondition-failed", "It was changed meanwhile: read it again")
                        .with("etag", tag));
    }
}

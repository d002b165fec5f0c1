package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * What is wrong with a body that cannot be read. Jackson's exceptions quote what was sent, and what ends a request is
 * recorded in its trace; so they end here, and what goes on says where something is wrong, and not what it was.
 */
@Provider
class UnreadableBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        try {
            return body.proceed();
        } catch (JsonProcessingException failure) {
            throw new ProblemException(problem(failure));
        } catch (WebApplicationException failure) {
            throw failure.getCause() instanceof JsonProcessingException json
                    ? new ProblemException(problem(json))
                    : failure;
        }
    }

    static Problem problem(JsonProcessingException failure) {
        // A body that breaks off within a field comes wrapped, with the field's path.
        var reason = failure.getCause() instanceof JsonParseException malformed ? malformed : failure;
        return switch (reason) {
            case UnrecognizedPropertyException unknown -> Problem.malformed(path(unknown), "there is no such field");
            case JsonParseException malformed ->
                Problem.malformed(
                        "(body)",
                        "not well-formed JSON at line %d, column %d"
                                .formatted(
                                        malformed.getLocation().getLineNr(),
                                        malformed.getLocation().getColumnNr()));
            case JsonMappingException mismatch -> Problem.malformed(path(mismatch), reason(mismatch));
            default -> Problem.malformed("(body)", "not readable");
        };
    }

    private static String reason(JsonMappingException mismatch) {
        if (mismatch instanceof MismatchedInputException input && input.getTargetType() != null) {
            return "not a valid " + input.getTargetType().getSimpleName();
        }
        return "not a valid value";
    }

    private static String path(JsonMappingException failure) {
        var path = failure.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "(body)" : path;
    }
}

package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure of a request as {@code application/problem+json}; never a stack trace. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return failure.problem().response();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure) {
        for (var violation : failure.getConstraintViolations()) {
            var parameter = parameter(violation);
            if (parameter.isPresent()) {
                return Problem.malformed(parameter.get(), violation.getMessage())
                        .response();
            }
        }
        return Problem.invalid(failure.getConstraintViolations().stream()
                        .map(violation -> new Problem.FieldError(field(violation), violation.getMessage()))
                        .sorted(Comparator.comparing(Problem.FieldError::field)
                                .thenComparing(Problem.FieldError::reason))
                        .toList())
                .response();
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure) {
        return UnreadableBody.problem(failure).response();
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return challenge();
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException failure) {
        return failure.getCause() instanceof KeysUnavailableException ? noKeys() : challenge();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return Problem.of(403, "forbidden", "The token's roles do not allow this")
                .response();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return UnreadableBody.problem(json).response();
        }
        var status = failure.getResponse().getStatusInfo();
        var name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problem.of(status.getStatusCode(), name, String.valueOf(failure.getMessage()))
                .response();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        LOG.error("A request failed unexpectedly", failure);
        return Problem.of(500, "internal-error", "Something went wrong here; the trace id of the request is in the log")
                .response();
    }

    private static Response challenge() {
        var problem = Problem.of(401, "unauthorized", "A valid bearer token is needed");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** The token may well be good: whoever has it shall keep it. */
    private static Response noKeys() {
        var problem = Problem.of(503, "token-keys-unavailable", "No token can be verified at the moment");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, TokenReader.BETWEEN_TRIES.toSeconds())
                .build();
    }

    /** The path below the body: clients know the fields that they send, not the names in our methods. */
    private static String field(ConstraintViolation<?> violation) {
        var nodes = path(violation);
        if (nodes.getFirst().getKind() != ElementKind.PARAMETER) {
            return nodes.stream().map(Object::toString).collect(Collectors.joining("."));
        }
        return nodes.size() == 1
                ? "(body)"
                : nodes.stream().skip(1).map(Object::toString).collect(Collectors.joining("."));
    }

    /** The query parameter or header that is violated, if it is none of the body's fields. */
    private static Optional<String> parameter(ConstraintViolation<?> violation) {
        if (path(violation).size() != 1 || path(violation).getFirst().getKind() != ElementKind.PARAMETER) {
            return Optional.empty();
        }
        var nodes = violation.getPropertyPath().iterator();
        var method = nodes.next().as(Path.MethodNode.class);
        var index = nodes.next().as(Path.ParameterNode.class).getParameterIndex();
        // Interceptors are subclasses whose parameters carry no annotations.
        for (@Nullable Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            try {
                var parameter = type.getDeclaredMethod(
                                method.getName(), method.getParameterTypes().toArray(Class[]::new))
                        .getParameters()[index];
                if (parameter.isAnnotationPresent(QueryParam.class)) {
                    return Optional.of(parameter.getAnnotation(QueryParam.class).value());
                }
                if (parameter.isAnnotationPresent(HeaderParam.class)) {
                    return Optional.of(
                            parameter.getAnnotation(HeaderParam.class).value());
                }
            } catch (NoSuchMethodException inherited) {
                // Declared further up.
            }
        }
        return Optional.empty();
    }

    private static List<Path.Node> path(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
    }
}

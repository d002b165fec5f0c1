package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client repeat a POST until it has an answer. The first answer is kept in the transaction of its effect, so
 * either both are there or neither; a repetition gets that answer again and has no effect.
 */
@ApplicationScoped
public class Idempotency {

    private static final int MAX_KEY_CHARS = 255;

    private final AgroalDataSource dataSource;
    private final SecurityIdentity identity;
    private final UriInfo uri;
    private final ObjectMapper json;

    Idempotency(AgroalDataSource dataSource, SecurityIdentity identity, UriInfo uri, ObjectMapper json) {
        this.dataSource = dataSource;
        this.identity = identity;
        this.uri = uri;
        this.json = json;
    }

    /**
     * Runs a POST's effect unless it ran before under the same key. A key belongs to the caller and the path.
     *
     * @param key the {@code Idempotency-Key} header, 1 to 255 characters
     * @param body what the client sent
     * @param effect decides and answers, in this method's transaction; an exception rolls everything back, and what
     *     {@link Contention} knows to pass begins anew
     * @return the effect's answer; the first one with {@code Idempotency-Replayed: true}; or a problem: 400 without a
     *     key, 409 while the first request is still under way, 422 for a key that was used with another body
     */
    public Response once(@Nullable String key, Object body, Supplier<Response> effect) {
        return once(key, body, _ -> Optional.empty(), effect);
    }

    /**
     * Likewise, where a constraint of the database stands behind a decision.
     *
     * @param refusal as {@link Contention#resolved(Function, Supplier)} takes it; such an answer is not kept
     */
    public Response once(
            @Nullable String key,
            Object body,
            Function<SQLException, Optional<Problem>> refusal,
            Supplier<Response> effect) {
        if (key == null || key.isBlank() || key.length() > MAX_KEY_CHARS) {
            return Problem.malformed("Idempotency-Key", "this header is required, with 1 to 255 characters")
                    .response();
        }
        var scope = String.join("\n", identity.getPrincipal().getName(), "POST", uri.getPath(), key);
        return Contention.resolved(refusal, wholeTransaction(() -> firstOrAgain(scope, body, effect)));
    }

    private static Supplier<Response> wholeTransaction(Callable<Response> work) {
        return () -> QuarkusTransaction.disallowingExisting().call(work);
    }

    private Response firstOrAgain(String scope, Object body, Supplier<Response> effect) {
        try (var connection = dataSource.getConnection()) {
            if (!lock(connection, scope)) {
                return Problem.of(
                                409, "request-in-progress", "The first request with this Idempotency-Key is under way")
                        .response();
            }
            var hash = hash(body);
            var first = find(connection, scope);
            if (first.isPresent()) {
                return first.get().again(hash);
            }
            var answer = effect.get();
            if (isFinal(answer)) {
                keep(connection, scope, hash, answer);
            }
            return answer;
        } catch (SQLException failure) {
            throw new IllegalStateException("The answer for an Idempotency-Key cannot be kept", failure);
        }
    }

    /**
     * The same for a POST that takes a key and does not ask for one: without it, the effect runs each time, in this
     * method's transaction too.
     */
    public Response onceIfKeyed(@Nullable String key, Object body, Supplier<Response> effect) {
        return key == null ? Contention.resolved(wholeTransaction(effect::get)) : once(key, body, effect);
    }

    /** A failure is not kept, nor an answer that asks the client to come back later: with the same key, of course. */
    private static boolean isFinal(Response answer) {
        return answer.getStatus() < 500 && answer.getHeaderString(HttpHeaders.RETRY_AFTER) == null;
    }

    private record FirstAnswer(
            byte[] bodyHash,
            int status,
            @Nullable String location,
            @Nullable String body) {

        Response again(byte[] hash) {
            if (!Arrays.equals(hash, bodyHash)) {
                return Problem.of(422, "idempotency-key-reused", "This Idempotency-Key was used with another body")
                        .response();
            }
            var response = Response.status(status)
                    .header("Idempotency-Replayed", "true")
                    .type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                    .entity(body);
            return (location == null ? response : response.location(URI.create(location))).build();
        }
    }

    /** Until the transaction ends; false if another one has it. */
    private static boolean lock(Connection connection, String scope) throws SQLException {
        try (var select = connection.prepareStatement(
                "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))")) {
            select.setString(1, scope);
            try (var result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static Optional<FirstAnswer> find(Connection connection, String scope) throws SQLException {
        try (var select = connection.prepareStatement(
                "select body_hash, status, location, body from idempotency_keys where scope = ?")) {
            select.setString(1, scope);
            try (var result = select.executeQuery()) {
                return result.next()
                        ? Optional.of(new FirstAnswer(
                                result.getBytes(1), result.getInt(2), result.getString(3), result.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private void keep(Connection connection, String scope, byte[] hash, Response answer) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into idempotency_keys (scope, body_hash, status, location, body) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, scope);
            insert.setBytes(2, hash);
            insert.setInt(3, answer.getStatus());
            insert.setString(4, answer.getHeaderString(HttpHeaders.LOCATION));
            insert.setString(5, answer.hasEntity() ? json.writeValueAsString(answer.getEntity()) : null);
            insert.executeUpdate();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

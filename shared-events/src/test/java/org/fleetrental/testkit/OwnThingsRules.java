package org.fleetrental.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.testkit.ApiDocument.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a customer meets of another's: nothing. Every operation that {@code access.txt} lists for the role
 * {@code customer} is called for one customer's things, by another and by that one, so that a method which forgets
 * whose they are is noticed whatever it is. The own test of a service that customers call extends this.
 */
public abstract class OwnThingsRules {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * A customer who has one of everything.
     *
     * @param things their ids by the place at which a request names them: by the path up to there, as in
     *     {@code /v1/rentals/{id}}, or by the filter of a list, as in {@code ?rentalId}
     */
    public record Owner(UUID customerId, Map<String, UUID> things) {}

    protected abstract Owner owner();

    /** Operations for customers that name nothing which could be anybody's. */
    protected abstract Set<String> ofNobody();

    /** @param body null if there is none */
    private record Request(
            Operation operation, String target, @Nullable JsonNode body) {}

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.served();
    }

    @Test
    void whatIsACustomersIsToOthersAsIfItDidNotExist() {
        var owner = owner();
        var other = Tokens.bearerOfCustomer(UUID.randomUUID());
        var wrong = new ArrayList<String>();
        for (var operation : operations()) {
            var missing = requests(operation, _ -> UUID.randomUUID());
            var existing = requests(operation, place -> idOf(owner, place));
            for (int i = 0; i < existing.size(); i++) {
                var answer = send(existing.get(i), other);
                var ofMissing = send(missing.get(i), other);
                if (!tellsNothing(answer, operation) || !anonymous(answer).equals(anonymous(ofMissing))) {
                    wrong.add("%s: %s, and if it does not exist: %s"
                            .formatted(existing.get(i).target(), anonymous(answer), anonymous(ofMissing)));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Otherwise the others are refused for another reason. */
    @Test
    void whatIsACustomersIsThereForThatCustomer() {
        var owner = owner();
        var token = Tokens.bearerOfCustomer(owner.customerId());
        var wrong = new ArrayList<String>();
        for (var operation : operations()) {
            for (var request : requests(operation, place -> idOf(owner, place))) {
                var answer = send(request, token);
                if (answer.statusCode() == 400
                        || answer.statusCode() == 403
                        || answer.statusCode() >= 500
                        || tellsNothing(answer, operation)) {
                    wrong.add("%s %s: %s".formatted(operation.method(), request.target(), anonymous(answer)));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private List<Operation> operations() {
        var allowed = Access.allowed();
        return document.operations().stream()
                .filter(operation -> allowed.get(operation.name()).contains(LocalTokens.CUSTOMER))
                .filter(operation -> !ofNobody().contains(operation.name()))
                .toList();
    }

    private static UUID idOf(Owner owner, String place) {
        if (place.equals("?customerId")) {
            return owner.customerId();
        }
        var id = owner.things().get(place);
        if (id == null) {
            throw new AssertionError("The test has no " + place + " of its customer");
        }
        return id;
    }

    /** A list as it is and once by each of its filters that is an id; anything else once. */
    private List<Request> requests(Operation operation, Function<String, UUID> ids) {
        var target = PARAMETER
                        .matcher(operation.path())
                        .replaceAll(part -> ids.apply(operation.path().substring(0, part.end()))
                                .toString())
                + required(operation);
        var request = new Request(operation, target, body(operation, ids));
        return isList(operation)
                ? Stream.concat(Stream.of(request), filtered(operation, ids)).toList()
                : List.of(request);
    }

    private Stream<Request> filtered(Operation operation, Function<String, UUID> ids) {
        return query(operation)
                .filter(parameter -> !parameter.path("name").asText().equals("cursor"))
                .filter(this::isId)
                .map(parameter -> "?" + parameter.path("name").asText())
                .map(filter -> new Request(operation, operation.path() + filter + "=" + ids.apply(filter), null));
    }

    private boolean isId(JsonNode parameter) {
        return document.resolve(parameter.path("schema"))
                .path("format")
                .asText()
                .equals("uuid");
    }

    /** Days, in all operations so far. */
    private static String required(Operation operation) {
        return query(operation)
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .map(name -> name + (name.equals("from") ? "=2020-01-01" : "=2099-12-31"))
                .reduce((one, two) -> one + "&" + two)
                .map(all -> "?" + all)
                .orElse("");
    }

    private static Stream<JsonNode> query(Operation operation) {
        return StreamSupport.stream(operation.description().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"));
    }

    private @Nullable JsonNode body(Operation operation, Function<String, UUID> ids) {
        if (operation.body().isEmpty()) {
            return null;
        }
        var example =
                document.example(operation.body().properties().iterator().next().getValue());
        if (example != null && example.has("customerId")) {
            return ((ObjectNode) example.deepCopy())
                    .put("customerId", ids.apply("?customerId").toString());
        }
        return example;
    }

    private static boolean isList(Operation operation) {
        return operation.method().equals("GET") && !operation.path().contains("{");
    }

    private static Response send(Request request, String token) {
        var specification = given().header("Authorization", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
        return (request.body() == null
                        ? specification
                        : specification.body(request.body().toString()))
                .request(request.operation().method(), request.target());
    }

    private static boolean tellsNothing(Response answer, Operation operation) {
        return switch (answer.statusCode()) {
            case 404 -> true;
            case 422 -> List.of("customerId").equals(answer.path("errors.field"));
            case 200 -> isList(operation) && answer.<List<?>>path("items").isEmpty();
            default -> false;
        };
    }

    private static String anonymous(Response answer) {
        return answer.statusCode() + " " + UUIDS.matcher(answer.asString()).replaceAll("...");
    }
}

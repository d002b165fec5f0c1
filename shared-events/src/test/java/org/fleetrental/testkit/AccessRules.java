package org.fleetrental.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.testkit.ApiDocument.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may call what. A service's own test extends this, and lists every operation with the roles that may call it in a
 * resource {@code access.txt}: {@code POST /v1/vehicles: fleet-manager}. What every service has of messaging is in the
 * test kit's own {@code messaging-access.txt}.
 */
public abstract class AccessRules {

    private static final Set<String> THOSE_WHO_RUN_IT = Set.of("operator", "admin");

    @TempDir
    @Nullable
    Path folder;

    @Test
    void everyOperationIsListed() {
        var operations =
                ApiDocument.served().operations().stream().map(Operation::name).toList();

        assertThat(Access.allowed().keySet()).containsExactlyInAnyOrderElementsOf(operations);
    }

    /**
     * What the library has of it is proved where the library is; a service that adds something adds a record of it, or
     * a reason.
     */
    @Test
    void whatOnlyThoseMayChangeWhoRunTheServiceIsRecorded() {
        var changes = Access.allowed().keySet().stream()
                .filter(AccessRules::isChange)
                .filter(operation -> THOSE_WHO_RUN_IT.containsAll(
                        Objects.requireNonNull(Access.allowed().get(operation))))
                .filter(operation -> !Access.messaging().containsKey(operation));

        assertThat(changes).containsExactlyInAnyOrderElementsOf(notRecorded().keySet());
    }

    /**
     * Operations of the service itself that are for operators or administrators only, each with why it is not recorded.
     */
    protected Map<String, String> notRecorded() {
        return Map.of();
    }

    /** What an operator may change in every service. */
    public static List<String> changesOfMessaging() {
        return Access.messaging().keySet().stream()
                .filter(AccessRules::isChange)
                .toList();
    }

    private static boolean isChange(String operation) {
        return !operation.startsWith("GET ");
    }

    @Test
    void eachRoleMayCallWhatIsListedForItAndNothingElse() {
        var wrong = new ArrayList<String>();
        var tokens = new LinkedHashMap<String, String>();
        LocalTokens.ROLES.forEach(role -> tokens.put(role, Tokens.bearer(role)));
        tokens.put(LocalTokens.CUSTOMER, Tokens.bearerOfCustomer(UUID.randomUUID()));
        tokens.forEach((role, token) -> {
            Access.allowed().forEach((operation, roles) -> {
                int status = call(operation, token).statusCode();
                if (status == 401 || (status == 403) == roles.contains(role)) {
                    wrong.add("%s as %s: %d".formatted(operation, role, status));
                }
            });
        });

        assertThat(wrong).isEmpty();
    }

    /** Also one that has every other role: who is a customer is nobody else. */
    @Test
    void aCustomersTokenThatDoesNotSayWhoseItIsOpensNothing() {
        var everyRole = new ArrayList<>(LocalTokens.ROLES);
        everyRole.add(LocalTokens.CUSTOMER);
        var tokens = List.of(
                Tokens.bearerWith(Map.of("groups", List.of(LocalTokens.CUSTOMER))),
                Tokens.bearerWith(Map.of("groups", List.of(LocalTokens.CUSTOMER), "customer_id", "everybody")),
                Tokens.bearerWith(Map.of("groups", everyRole)));
        assertAll(Access.allowed().keySet().stream()
                .flatMap(operation -> tokens.stream()
                        .map(token -> () -> assertThat(call(operation, token).statusCode())
                                .as(operation)
                                .isEqualTo(403))));
    }

    @Test
    void aTokenWithoutARoleIsRefused() {
        var token = Tokens.bearer();
        assertAll(Access.allowed().keySet().stream()
                .map(operation -> () -> assertThat(call(operation, token).statusCode())
                        .as(operation)
                        .isEqualTo(403)));
    }

    @Test
    void nobodyComesInWithoutAValidToken() {
        long now = Instant.now().getEpochSecond();
        var tokens = new LinkedHashMap<String, @Nullable String>();
        tokens.put("no token", null);
        tokens.put("no JWT", "Bearer something");
        tokens.put("another scheme", "Basic dXNlcjpwYXNzd29yZA==");
        tokens.put("expired", Tokens.bearerWith(Map.of("iat", now - 7_200, "exp", now - 3_600)));
        tokens.put(
                "another signature",
                Tokens.bearerOfAForger(Objects.requireNonNull(folder).resolve("keys")));
        tokens.put("cut off", cutOff());
        tokens.put("unsigned", unsigned());
        tokens.put("another issuer", Tokens.bearerWith(Map.of("iss", "somebody-else")));
        tokens.put("not yet valid", Tokens.bearerWith(Map.of("nbf", now + 3_600)));
        tokens.put("valid for longer than a day", Tokens.bearerWith(Map.of("exp", now + 2 * 86_400)));
        tokens.put("another audience", Tokens.bearerWith(Map.of("aud", "fleet-registry")));

        var wrong = new ArrayList<String>();
        Access.allowed()
                .keySet()
                .forEach(operation -> tokens.forEach((kind, token) -> {
                    var answer = call(operation, token);
                    if (answer.statusCode() != 401 || !"Bearer".equals(answer.header("WWW-Authenticate"))) {
                        wrong.add("%s with %s: %d".formatted(operation, kind, answer.statusCode()));
                    }
                }));

        assertThat(wrong).isEmpty();
    }

    private static String cutOff() {
        var token = Tokens.bearer(LocalTokens.ROLES.toArray(String[]::new));
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** With the algorithm {@code none}. */
    private static String unsigned() {
        var parts = Tokens.bearer(LocalTokens.ROLES.toArray(String[]::new)).split("\\.", -1);
        return "Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".";
    }

    /** Without a body: whoever may call it is told that one is missing. */
    private static Response call(String operation, @Nullable String authorization) {
        var parts = operation.split(" ", 2);
        var path = parts[1].replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var type = parts[0].equals("PATCH") ? "application/merge-patch+json" : "application/json";
        var request = given().contentType(type);
        return (authorization == null ? request : request.header("Authorization", authorization))
                .request(parts[0], path);
    }
}

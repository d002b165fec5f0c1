package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.testkit.IdentityProvider;
import org.fleetrental.testkit.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect provider that is known by the address of its keys, over HTTP and through all layers. */
@QuarkusTest
@QuarkusTestResource(IdentityProviderResource.class)
class TokensOfAProviderTest {

    private static final SigningKey A = SigningKey.named("a");
    private static final SigningKey B = SigningKey.named("b");
    private static final SigningKey ELLIPTIC = SigningKey.onCurve("elliptic", 256);
    private static final SigningKey UNKNOWN = SigningKey.named("unknown");

    private static final long NOW = Instant.now().getEpochSecond();

    @Nullable
    IdentityProvider provider;

    @Test
    void keysAreRotatedWithoutARestart() {
        publish(A);
        await().until(() -> status(token(A)) == 200);

        publish(A, B);
        await().until(() -> status(token(B)) == 200);
        assertThat(status(token(A))).isEqualTo(200);

        publish(B);
        await().until(() -> status(token(UNKNOWN)) == 401 && status(token(A)) == 401);
        assertThat(status(token(B))).isEqualTo(200);
    }

    @Test
    void knownKeysGoOnWorkingWhileTheProviderIsAway() {
        publish(A);
        await().until(() -> status(token(A)) == 200);

        Objects.requireNonNull(provider).answerWith(503, "");

        refused("unknown key", token(UNKNOWN));
        assertThat(status(token(A))).isEqualTo(200);
    }

    @Test
    void rolesAreReadWhereTheProviderHasThem() {
        publish(A);
        var nested = new HashMap<>(claims());
        nested.remove("groups");
        nested.put("realm_access", Map.of("roles", List.of("offline_access", "agent")));
        await().until(() -> status(A.bearer(nested)) == 200);

        nested.put("realm_access", Map.of("roles", List.of("offline_access", "mechanic")));
        assertThat(status(A.bearer(nested))).isEqualTo(403);
    }

    @Test
    void nothingElseIsTakenForAToken() throws IOException {
        publish(A, ELLIPTIC);
        await().until(() -> status(token(A)) == 200);

        var tokens = new LinkedHashMap<String, String>();
        tokens.put("algorithm none", unsigned(A.bearer(Map.of("alg", "none"), claims())));
        tokens.put("algorithm none, with a key", unsigned(A.bearer(Map.of("alg", "none", "kid", "a"), claims())));
        tokens.put("HS256 by the public key's DER", A.bearerByTheBytesOfThePublicKey(der(), claims()));
        tokens.put("HS256 by the public key's modulus", A.bearerByTheBytesOfThePublicKey(modulus(), claims()));
        tokens.put("HS256 by the local key's PEM", local().bearerByTheBytesOfThePublicKey(localPem(), claims()));
        tokens.put("another algorithm of the same key", A.bearer(Map.of("alg", "RS512", "kid", "a"), claims()));
        tokens.put("another algorithm, by a key that is published for it", token(ELLIPTIC));
        tokens.put("no key named", A.bearer(Map.of("alg", "RS256"), claims()));
        tokens.put("a key that is not published", token(UNKNOWN));
        tokens.put("signed with another key than it names", B.bearer(Map.of("alg", "RS256", "kid", "a"), claims()));
        tokens.put("the key in its own header", B.bearer(ownKey(), claims()));
        tokens.put("another issuer", A.bearer(with("iss", "https://elsewhere.example.org")));
        tokens.put("no issuer", A.bearer(without("iss")));
        tokens.put("another audience", A.bearer(with("aud", "somebody-else")));
        tokens.put("no audience", A.bearer(without("aud")));
        tokens.put("expired", A.bearer(with("exp", NOW - 300)));
        tokens.put("no expiry", A.bearer(without("exp")));
        tokens.put("not yet valid", A.bearer(with("nbf", NOW + 3_600)));
        tokens.put("issued in the future, to expire before", A.bearer(with("iat", NOW + 7_200)));
        tokens.put("no time of issue", A.bearer(without("iat")));
        tokens.put("valid for longer than a day", A.bearer(with("exp", NOW + 2 * 86_400)));
        tokens.put("no subject", A.bearer(without("sub")));
        tokens.put("changed after it was signed", tampered(token(A)));
        tokens.put("cut off", token(A).substring(0, token(A).lastIndexOf('.') + 1));
        tokens.put("no token", "Bearer ");
        tokens.put("no JWT", "Bearer something");
        tokens.put("another scheme", "Basic dXNlcjpwYXNzd29yZA==");
        tokens.forEach(TokensOfAProviderTest::refused);

        assertThat(status(token(A))).isEqualTo(200);
        System.out.printf("%d kinds of bad tokens refused: %s%n", tokens.size(), tokens.keySet());
    }

    private void publish(SigningKey... keys) {
        Objects.requireNonNull(provider).publish(keys);
    }

    private static int status(String authorization) {
        return given().header("Authorization", authorization)
                .get("/v1/letters/00000000-0000-0000-0000-000000000000")
                .statusCode();
    }

    private static void refused(String kind, String authorization) {
        var answer =
                given().header("Authorization", authorization).get("/v1/letters/00000000-0000-0000-0000-000000000000");
        assertThat(answer.statusCode()).as(kind).isEqualTo(401);
        answer.then()
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("urn:fleet:problem:unauthorized"));
    }

    private static String token(SigningKey key) {
        return key.bearer(claims());
    }

    private static Map<String, Object> claims() {
        return Map.of(
                "iss",
                "fleet-local",
                "aud",
                List.of("account", "fleet"),
                "sub",
                "ann",
                "iat",
                NOW,
                "exp",
                NOW + 3_600,
                "groups",
                List.of("agent"));
    }

    private static Map<String, Object> with(String claim, Object value) {
        var claims = new HashMap<>(claims());
        claims.put(claim, value);
        return claims;
    }

    private static Map<String, Object> without(String claim) {
        var claims = new HashMap<>(claims());
        claims.remove(claim);
        return claims;
    }

    private static String unsigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var raised = claims.replace("agent", "admin").getBytes(StandardCharsets.UTF_8);
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(raised) + "." + parts[2];
    }

    private static Map<String, Object> ownKey() {
        return Map.of("alg", "RS256", "kid", "b", "jwk", B.published());
    }

    private static byte[] der() {
        return A.pair().getPublic().getEncoded();
    }

    private static byte[] modulus() {
        return ((RSAPublicKey) A.pair().getPublic()).getModulus().toByteArray();
    }

    private static SigningKey local() {
        return new SigningKey("local", A.pair());
    }

    private static byte[] localPem() throws IOException {
        return Files.readAllBytes(
                Path.of(URI.create(ConfigProvider.getConfig().getValue("fleet.test.keys", String.class))));
    }
}

package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.fleetrental.testkit.IdentityProvider;
import org.fleetrental.testkit.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service whose identity provider is away, or being changed. */
class TokenKeysTest {

    private static final SigningKey KEY = SigningKey.named("a");
    private static final SigningKey NEXT = SigningKey.named("b");
    private static final SigningKey UNKNOWN = SigningKey.named("c");
    private static final SigningKey ELLIPTIC = SigningKey.onCurve("d", 256);
    private static final SigningKey OTHER_CURVE = SigningKey.onCurve("e", 384);

    private final AtomicLong nanos = new AtomicLong();
    private final IdentityProvider provider = new IdentityProvider();
    private final TokenReader reader = new TokenReader(nanos::get);
    private final JWTAuthContextInfo settings = settings();

    @AfterEach
    void stop() {
        provider.close();
    }

    /** With bodies as a proxy gives them that stands before a provider which is away. */
    @ParameterizedTest
    @CsvSource({"503, ''", "200, <html>Back soon</html>", "200, ''", "200, '{}'", "404, no such realm"})
    void aStartWithoutKeysIsMadeUpForWhenTheyCome(int status, String body) throws ParseException {
        provider.answerWith(status, body);
        assertThatThrownBy(() -> read(KEY)).isInstanceOf(KeysUnavailableException.class);

        provider.publish(KEY);
        nanos.addAndGet(TokenReader.BETWEEN_TRIES.toNanos());
        assertThat(read(KEY)).isEqualTo("ann");
    }

    /** Requests are limited, repeated and recorded under it. */
    @Test
    void aCallerIsCalledByTheSubjectAndNotByANameThatCanChange() throws ParseException {
        provider.publish(KEY);
        var claims = new HashMap<>(claims());
        claims.putAll(Map.of("upn", "ann@example.org", "preferred_username", "ann.example"));
        var token = KEY.bearer(claims).substring("Bearer ".length());

        assertThat(reader.parse(token, settings).getName()).isEqualTo("ann");
    }

    @Test
    void aProviderThatIsAwayIsNotAskedByEachRequest() {
        provider.answerWith(503, "");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> read(KEY)).isInstanceOf(KeysUnavailableException.class);
        }
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void knownKeysGoOnWorkingWhileItIsAway() throws ParseException {
        provider.publish(KEY);
        read(KEY);
        provider.close();

        assertThatThrownBy(() -> read(UNKNOWN)).isNotInstanceOf(KeysUnavailableException.class);
        assertThat(read(KEY)).isEqualTo("ann");
    }

    @Test
    void aNewKeyIsAskedForAtOnceButMadeUpOnesNotEachTime() throws ParseException {
        provider.publish(KEY);
        read(KEY);
        provider.publish(KEY, NEXT);

        assertThat(read(NEXT)).isEqualTo("ann");
        int asked = provider.asked();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> read(UNKNOWN)).isInstanceOf(ParseException.class);
        }
        assertThat(provider.asked()).isEqualTo(asked);
    }

    /** SmallRye would try the one key that there is, and no longer when there are two. */
    @Test
    void aTokenThatNamesNoKeyIsRefusedAlsoWhereThereIsOneOnly() throws ParseException {
        provider.publish(KEY);
        read(KEY);

        var token = KEY.bearer(Map.of("alg", "RS256"), claims()).substring("Bearer ".length());

        assertThatThrownBy(() -> reader.parse(token, settings)).isInstanceOf(ParseException.class);
    }

    @Test
    void aProviderThatSignsByEs256HasToSayThatAndNoOtherAlgorithmIsTakenThen() throws ParseException {
        provider.publish(KEY, ELLIPTIC, OTHER_CURVE);
        assertThat(read(KEY)).isEqualTo("ann");
        refused(ELLIPTIC.bearer(claims()));

        settings.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));

        assertThat(read(ELLIPTIC)).isEqualTo("ann");
        refused(KEY.bearer(claims()));
        refused(OTHER_CURVE.bearer(claims()));
        refused(OTHER_CURVE.bearer(Map.of("alg", "ES384", "kid", "e"), claims()));
        refused(OTHER_CURVE.bearer(Map.of("alg", "ES256", "kid", "d"), claims()));
        refused(ELLIPTIC.bearer(Map.of("alg", "RS256", "kid", "d"), claims()));
        refused(ELLIPTIC.bearerByTheBytesOfThePublicKey(
                ELLIPTIC.pair().getPublic().getEncoded(), claims()));
    }

    /** It ends up in the trace of the request. */
    @Test
    void whatIsSaidOfATokenThatIsRefusedHasNothingOfIt() {
        provider.publish(KEY);
        var token = KEY.bearer(Map.of("iss", "somebody", "name", "Ada Example")).substring("Bearer ".length());

        assertThatThrownBy(() -> reader.parse(token, settings))
                .hasMessageStartingWith("The token is refused, for reasons ")
                .hasMessageNotContainingAny("Ada", "somebody", token)
                .hasNoCause();
    }

    @Test
    void whoseTokenCannotBeVerifiedKeepsItAndComesAgain() {
        var failure = new AuthenticationFailedException(
                new KeysUnavailableException("The keys cannot be read", new IllegalStateException()));

        var answer = new ProblemMappers().authenticationFailed(failure);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        assertThat(answer.getHeaderString("WWW-Authenticate")).isNull();
        assertThat(answer.getMediaType()).hasToString(Problem.MEDIA_TYPE);
    }

    private String read(SigningKey key) throws ParseException {
        return reader.parse(key.bearer(claims()).substring("Bearer ".length()), settings)
                .getSubject();
    }

    private void refused(String bearer) {
        assertThatThrownBy(() -> reader.parse(bearer.substring("Bearer ".length()), settings))
                .isInstanceOf(ParseException.class)
                .isNotInstanceOf(KeysUnavailableException.class);
    }

    private static Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        return Map.of("iss", "idp", "aud", "fleet", "sub", "ann", "iat", now, "exp", now + 60);
    }

    private JWTAuthContextInfo settings() {
        var info = new JWTAuthContextInfo(provider.keys().toString(), "idp");
        info.setExpectedAudience(Set.of("fleet"));
        info.setJwksRefreshInterval(10);
        info.setForcedJwksRefreshInterval(1);
        info.setJwksRetainCacheOnErrorDuration(1);
        return info;
    }
}

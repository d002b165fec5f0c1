package org.fleetrental.http;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens as SmallRye does, with {@link TokenKeys}. A service starts without them, and gets them with the first
 * token that it sees; while they cannot be had, whoever has a token is told to come again (503).
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenReader extends JWTCallerPrincipalFactory {

    /** Not each request waits for a provider that does not answer: in between, they are refused at once. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(TokenReader.class);

    private final LongSupplier nanoTime;
    private volatile @Nullable TokenKeys keys;
    private @Nullable Failure failure;

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser() {
        @Override
        protected @Nullable VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings) {
            return keys;
        }
    };

    private record Failure(UnresolvableKeyException reason, long atNanos) {}

    @Inject
    TokenReader() {
        this(System::nanoTime);
    }

    TokenReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @throws KeysUnavailableException if there are no keys
     * @throws ParseException if the token is not one of ours, or does not hold now
     */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        if (keys == null) {
            fetch(settings);
        }
        var read = read(token, settings);
        return new Subject(read.getJoseObjects().getFirst().getHeader("typ"), read.getJwtClaims());
    }

    /** Called by the subject. A name that a provider also gives can change, and be somebody else's later. */
    private static final class Subject extends DefaultJWTCallerPrincipal {

        Subject(String tokenType, JwtClaims claims) {
            super(tokenType, claims);
        }

        @Override
        public String getName() {
            return getSubject();
        }
    }

    /**
     * What jose4j says of a token that it refuses has the token in it, or its claims; all that would be in the trace.
     */
    private JwtContext read(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            return parser.parse(token, settings);
        } catch (ParseException refused) {
            throw new ParseException("The token is refused" + reasons(refused));
        }
    }

    /** By number, as in jose4j's ErrorCodes: 1 is expired, 8 another audience, 12 another issuer. */
    private static String reasons(ParseException refused) {
        return refused.getCause() instanceof InvalidJwtException invalid
                ? invalid.getErrorDetails().stream()
                        .map(error -> Integer.toString(error.getErrorCode()))
                        .collect(Collectors.joining(", ", ", for reasons ", ""))
                : "";
    }

    private synchronized void fetch(JWTAuthContextInfo settings) throws KeysUnavailableException {
        if (keys != null) {
            return;
        }
        var last = failure;
        if (last != null && nanoTime.getAsLong() - last.atNanos() < BETWEEN_TRIES.toNanos()) {
            throw new KeysUnavailableException("The keys could not be read a moment ago", last.reason());
        }
        try {
            keys = new TokenKeys(settings);
        } catch (UnresolvableKeyException reason) {
            failure = new Failure(reason, nanoTime.getAsLong());
            LOG.errorf(
                    "No token can be verified: there are no keys at %s: %s",
                    settings.getPublicKeyLocation(), Objects.requireNonNullElse(reason.getCause(), reason));
            throw new KeysUnavailableException("The keys cannot be read", reason);
        }
    }
}

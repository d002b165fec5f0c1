package org.fleetrental.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Set;

/**
 * The one algorithm that tokens are signed by. SmallRye would take several, and symmetric ones too: then whoever has
 * the public key could sign with it, or choose the weakest of what is taken.
 */
@ApplicationScoped
class PinnedAlgorithm {

    /** Both are what OpenID Connect providers sign by: RSA, which all of them can, and the curve P-256. */
    private static final Set<SignatureAlgorithm> KNOWN = Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);

    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start, JWTAuthContextInfo tokens) {
        require(tokens.getSignatureAlgorithm());
    }

    /** @throws ConfigurationException if it is not one, or not one that is known here */
    static void require(Set<SignatureAlgorithm> algorithms) {
        if (algorithms.size() != 1 || !KNOWN.containsAll(algorithms)) {
            throw new ConfigurationException("Not started: mp.jwt.verify.publickey.algorithm is " + algorithms
                    + ". It has to be the one by which your identity provider signs: RS256 or ES256");
        }
    }
}

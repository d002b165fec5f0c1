package org.fleetrental.http;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import java.io.IOException;
import java.security.Key;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that tokens are signed with: one from a file, or those that an identity provider publishes. SmallRye keeps
 * them, reads them anew when they are old or when a token names a key that is not among them, and goes on with those it
 * has while the provider is away. What it would do without a bound is bounded here.
 */
final class TokenKeys extends KeyLocationResolver {

    /** Threads that serve requests wait for this, one at a time. */
    private static final int TIMEOUT_MS = 2_000;

    private static final int BYTES_MAX = 256 * 1024;

    /** @throws UnresolvableKeyException if there are no keys to begin with */
    TokenKeys(JWTAuthContextInfo settings) throws UnresolvableKeyException {
        super(settings);
    }

    /**
     * A token says which of the published keys it is signed with: it is not tried with each of them, nor with the only
     * one.
     */
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        if (httpsJwks != null && token.getKeyIdHeaderValue() == null) {
            throw new UnresolvableKeyException("The token does not say which key it is signed with");
        }
        return super.resolveKey(token, nesting);
    }

    /**
     * A key that a token names and that is not there is asked for as often as the settings say. jose4j's own bound
     * would use up one of those times without asking, right after a start.
     */
    @Override
    protected HttpsJwks getHttpsJwks(String location) {
        var published = super.getHttpsJwks(location);
        published.setRefreshReprieveThreshold(0);
        return published;
    }

    @Override
    protected Get getHttpGet() {
        var get = new Get();
        get.setConnectTimeout(TIMEOUT_MS);
        get.setReadTimeout(TIMEOUT_MS);
        get.setRetries(0);
        get.setResponseBodySizeLimit(BYTES_MAX);
        return get;
    }

    /** An address that gives something else than keys would be taken for a file with a key, and never asked again. */
    @Override
    protected String readKeyContent(String location) throws IOException {
        if (location.startsWith("http")) {
            throw new IOException("There is no JSON Web Key Set at " + location);
        }
        return super.readKeyContent(location);
    }
}

package org.fleetrental.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.fleetrental.local.BackingServices;
import org.fleetrental.testkit.IdentityProvider;

/**
 * Lets the service under test trust an identity provider by the address of its keys, as a deployment does. One of its
 * keys is that of the local system, so all other tests go through it too.
 */
public final class IdentityProviderResource implements QuarkusTestResourceLifecycleManager {

    private final IdentityProvider provider = IdentityProvider.besideLocalKey(
            Path.of(BackingServices.shared().tokens().publicKey()));

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey.location", provider.keys().toString(),
                // Keycloak has a user's roles there. A token of ours has them in its own claim, which goes first.
                "smallrye.jwt.path.groups", "realm_access/roles",
                // A key that is not known is asked for each time: no test can wait for a minute.
                "smallrye.jwt.jwks.forced-refresh-interval", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(IdentityProvider.class));
    }

    /** After the backing services, whose key it replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        provider.close();
    }
}

package org.fleetrental.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.local.LocalTokens;

/**
 * Real tokens, signed with the key that the service under test trusts. Who asks again gets the same one: to sign takes
 * longer than most requests.
 */
public final class Tokens {

    private static final Duration LIFESPAN = Duration.ofHours(1);
    private static final Map<Holder, String> SIGNED = new ConcurrentHashMap<>();

    private record Holder(Path keys, String subject, Set<String> roles) {}

    private Tokens() {}

    /** The value of an {@code Authorization} header. */
    public static String bearer(String... roles) {
        return bearerOf("test-user", roles);
    }

    public static String bearerOf(String subject, String... roles) {
        return SIGNED.computeIfAbsent(
                new Holder(keys(), subject, Set.of(roles)), _ -> "Bearer " + tokens().token(subject, LIFESPAN, roles));
    }

    public static String bearerOfCustomer(UUID customerId) {
        return "Bearer " + tokens().customerToken(customerId, "customer-" + customerId, LIFESPAN);
    }

    /** Signed with the right key, but with other claims than a token of ours. */
    public static String bearerWith(Map<String, ?> claims) {
        return "Bearer " + tokens().tokenOf(claims);
    }

    /** Of somebody who has another key. */
    public static String bearerOfAForger(Path folder) {
        return "Bearer " + LocalTokens.in(folder).token(LocalTokens.ROLES.toArray(String[]::new));
    }

    private static LocalTokens tokens() {
        return LocalTokens.in(keys());
    }

    private static Path keys() {
        var publicKey =
                Path.of(URI.create(ConfigProvider.getConfig().getValue(BackingServicesResource.KEYS, String.class)));
        return Objects.requireNonNull(publicKey.getParent());
    }
}

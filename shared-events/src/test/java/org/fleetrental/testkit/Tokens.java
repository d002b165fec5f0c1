package org.fleetrental.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.local.LocalTokens;

/** Real tokens, signed with the key that the service under test trusts. */
public final class Tokens {

    private Tokens() {}

    /** The value of an {@code Authorization} header. */
    public static String bearer(String... roles) {
        return bearerOf("test-user", roles);
    }

    public static String bearerOf(String subject, String... roles) {
        return "Bearer " + tokens().token(subject, Duration.ofMinutes(10), roles);
    }

    public static String bearerOfCustomer(UUID customerId) {
        return "Bearer " + tokens().customerToken(customerId, "customer-" + customerId, Duration.ofMinutes(10));
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
        var publicKey =
                Path.of(URI.create(ConfigProvider.getConfig().getValue(BackingServicesResource.KEYS, String.class)));
        return LocalTokens.in(Objects.requireNonNull(publicKey.getParent()));
    }
}

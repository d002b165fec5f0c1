package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.RegistrationException;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.junit.jupiter.api.Test;

/** What a deployment is told whose credential will not do; {@link RegistryRightsTest} tries who may write what. */
class RegistryAccessTest {

    private final TestRegistry registry = TestRegistry.shared();

    @Test
    void everybodyReads() throws Exception {
        assertThat(registry.read("/groups/rentals/artifacts/RentalCompleted/versions/1/content")
                        .path("name")
                        .asText())
                .isEqualTo("RentalCompleted");
        assertThat(registry.read("/groups/rentals/artifacts/RentalCompleted/versions/1")
                        .path("contentId")
                        .asLong())
                .isPositive();
    }

    @Test
    void registeringWithoutACredentialSaysSo() {
        assertThatThrownBy(() -> registrationWith(null).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("wants a credential (401)")
                .hasMessageContaining("schemas/made-up/Smuggled");
    }

    @Test
    void registeringWithAServicesTokenSaysSo() {
        var token = registry.tokens().token("admin");
        assertThatThrownBy(() -> registrationWith(token).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("does not accept the token (401)");
    }

    @Test
    void registeringWithoutTheRoleSaysSo() {
        var token = registry.tokens().registryToken("admin");
        assertThatThrownBy(() -> registrationWith(token).register(List.of(event())))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining("does not have the role")
                .hasMessageContaining("403");
    }

    private static SchemaRegistration registrationWith(String token) {
        return new SchemaRegistration(URI.create(BackingServices.shared().registryUrl()), token);
    }

    private static EventType event() {
        return MadeUpEvents.of("Smuggled", MadeUpEvents.schema("Smuggled", ""));
    }
}

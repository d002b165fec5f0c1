package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokensTest {

    @TempDir
    Path folder;

    @Test
    void aTokenSaysWhoForHowLongAndInWhichRoles() throws IOException {
        var token = tokens().token("anna", Duration.ofMinutes(5), "agent", "accountant");
        var claims = part(token, 1);
        assertThat(claims.path("iss").asText()).isEqualTo("fleet-local");
        assertThat(claims.path("aud").toString()).contains("\"fleet\"");
        assertThat(claims.path("sub").asText()).isEqualTo("anna");
        assertThat(claims.path("upn").asText()).isEqualTo("anna");
        assertThat(List.of(
                        claims.path("groups").get(0).asText(),
                        claims.path("groups").get(1).asText()))
                .containsExactlyInAnyOrder("agent", "accountant");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(part(token, 0).path("alg").asText()).isEqualTo("RS256");
    }

    @Test
    void aCustomersTokenSaysWhichCustomerItIs() throws IOException {
        var customer = UUID.randomUUID();
        var claims = part(tokens().customerToken(customer, "anna", Duration.ofMinutes(5)), 1);
        assertThat(claims.path("customer_id").asText()).isEqualTo(customer.toString());
        assertThat(claims.path("groups").toString()).isEqualTo("[\"customer\"]");
    }

    @Test
    void thePublicKeyVerifiesIt() throws IOException, GeneralSecurityException {
        var token = tokens().token("agent");
        var pem = Files.readString(Path.of(tokens().publicKey())).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1))))
                .isTrue();
    }

    @Test
    void theKeysStayWhenUsedAgainAndOnlyTheOwnerReadsThePrivateOne() throws IOException {
        tokens();
        var key = folder.resolve("keys/private-key.pem");
        var before = Files.readString(key);
        tokens();
        assertThat(Files.readString(key)).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnknownRoleIsNamed() {
        assertThatThrownBy(() -> tokens().token("agent", "king"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("king")
                .hasMessageContaining("fleet-manager");
    }

    private LocalTokens tokens() {
        return LocalTokens.in(folder.resolve("keys"));
    }

    private static JsonNode part(String token, int index) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }
}

package org.fleetrental.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that an identity provider signs tokens with.
 *
 * @param id the {@code kid} that tokens and the key set name it by
 */
public record SigningKey(String id, KeyPair pair) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static SigningKey named(String id) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of an {@code Authorization} header. */
    public String bearer(Map<String, ?> claims) {
        return bearer(Map.of("alg", "RS256", "kid", id), claims);
    }

    /** With a header of any kind; the signature is that of RS256 all the same. */
    public String bearer(Map<String, ?> header, Map<String, ?> claims) {
        return "Bearer "
                + signed(header, claims, content -> {
                    var signature = Signature.getInstance("SHA256withRSA");
                    signature.initSign(pair.getPrivate());
                    signature.update(content);
                    return signature.sign();
                });
    }

    /** Signed by somebody who takes a public key for a shared secret, and hopes that we do as well. */
    public String bearerByTheBytesOfThePublicKey(byte[] publicKey, Map<String, ?> claims) {
        return "Bearer "
                + signed(Map.of("alg", "HS256", "kid", id), claims, content -> {
                    var mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
                    return mac.doFinal(content);
                });
    }

    /** The public part, as in a JSON Web Key Set (RFC 7517). */
    public Map<String, String> published() {
        return published(id, (RSAPublicKey) pair.getPublic());
    }

    static Map<String, String> published(String id, RSAPublicKey key) {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kid", id);
        jwk.put("kty", "RSA");
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return jwk;
    }

    @FunctionalInterface
    private interface Signing {

        byte[] of(byte[] content) throws GeneralSecurityException;
    }

    private static String signed(Map<String, ?> header, Map<String, ?> claims, Signing signing) {
        try {
            var content = base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
            return content + "." + base64(signing.of(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

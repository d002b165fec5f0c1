package org.fleetrental.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
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

    /** @param bits of the curve: 256 for the P-256 of ES256, 384, 521 */
    public static SigningKey onCurve(String id, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
            return new SigningKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of an {@code Authorization} header. */
    public String bearer(Map<String, ?> claims) {
        return bearer(Map.of("alg", isRsa() ? "RS256" : "ES256", "kid", id), claims);
    }

    /** With a header of any kind; the signature is that of RS256, or ES256 by a key on a curve, all the same. */
    public String bearer(Map<String, ?> header, Map<String, ?> claims) {
        return "Bearer "
                + signed(header, claims, content -> {
                    var signature = Signature.getInstance(isRsa() ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
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
        return published(id, pair.getPublic());
    }

    static Map<String, String> published(String id, PublicKey key) {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kid", id);
        jwk.put("use", "sig");
        switch (key) {
            case RSAPublicKey rsa -> {
                jwk.put("kty", "RSA");
                jwk.put("alg", "RS256");
                jwk.put("n", unsigned(rsa.getModulus()));
                jwk.put("e", unsigned(rsa.getPublicExponent()));
            }
            case ECPublicKey point -> {
                int bits = point.getParams().getCurve().getField().getFieldSize();
                jwk.put("kty", "EC");
                jwk.put("crv", "P-" + bits);
                jwk.put("x", coordinate(point.getW().getAffineX(), bits));
                jwk.put("y", coordinate(point.getW().getAffineY(), bits));
            }
            default -> throw new IllegalArgumentException(key.getAlgorithm());
        }
        return jwk;
    }

    private boolean isRsa() {
        return pair.getPublic() instanceof RSAPublicKey;
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

    /** As long as the curve is wide, also if it begins with zeros. */
    private static String coordinate(BigInteger number, int bits) {
        var bytes = number.toByteArray();
        var padded = new byte[(bits + 7) / 8];
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return base64(padded);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package org.fleetrental.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens for a system on this machine: RS256, by a key pair that is made here and trusted nowhere else.
 *
 * <p>A real deployment has an identity provider in this place.
 */
public final class LocalTokens {

    /** What a set of keys names the local one by: see {@code kid} in RFC 7515. */
    public static final String KEY_ID = "local";

    static final String ISSUER = "fleet-local";
    static final String AUDIENCE = "fleet";

    /**
     * Who a token for the schema registry is meant for: none for a service is of use there, nor the other way round.
     */
    static final String REGISTRY_AUDIENCE = "fleet-registry";

    /** May write schemas. No user and no service has it. */
    static final String SCHEMA_DEPLOYER = "schema-deployer";

    /**
     * May do anything in the registry. Nobody has it; it is named so that the registry's own name for it, which an
     * identity provider may use for something else, means nothing.
     */
    static final String REGISTRY_ADMIN = "registry-admin";

    /** Who rents. Goes with no other role: to a customer there is only what is the customer's own. */
    public static final String CUSTOMER = "customer";

    /** Of those who work here, in the order of their power. */
    public static final List<String> ROLES =
            List.of("agent", "mechanic", "accountant", "fleet-manager", "operator", "admin");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRIVATE_KEY = "private-key.pem";
    private static final String PUBLIC_KEY = "public-key.pem";
    private static final Duration LIFESPAN = Duration.ofHours(1);
    private static final Duration DEPLOYMENT_LIFESPAN = Duration.ofMinutes(15);

    private final Path folder;
    private final PrivateKey key;

    private LocalTokens(Path folder, PrivateKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** With the key pair of a folder, which is made if there is none. Safe when several processes come at once. */
    public static LocalTokens in(Path folder) {
        try {
            if (!Files.exists(folder)) {
                create(folder);
            }
            return new LocalTokens(folder, readPrivateKey(folder.resolve(PRIVATE_KEY)));
        } catch (IOException failure) {
            throw new UncheckedIOException("The keys in " + folder + " cannot be used", failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The keys in " + folder + " cannot be used", failure);
        }
    }

    /** The address of the public key, as {@code mp.jwt.verify.publickey.location} wants it. */
    public URI publicKey() {
        return folder.resolve(PUBLIC_KEY).toUri();
    }

    /** The public key as one line of base64, without the PEM lines around it. */
    public String publicKeyText() {
        try {
            return Files.readString(folder.resolve(PUBLIC_KEY)).replaceAll("-----[A-Z ]+-----|\\s", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A token for {@code local-user}, for an hour. */
    public String token(String... roles) {
        return token("local-user", LIFESPAN, roles);
    }

    /** @throws IllegalArgumentException if a role is none of {@link #ROLES} */
    public String token(String subject, Duration lifespan, String... roles) {
        for (var role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("No role '" + role + "'; there are " + String.join(", ", ROLES));
            }
        }
        return sign(claims(subject, AUDIENCE, lifespan, roles));
    }

    /** A customer's token. The claim {@code customer_id} says which customer it is. */
    public String customerToken(UUID customerId, String subject, Duration lifespan) {
        return sign(claims(subject, AUDIENCE, lifespan, CUSTOMER).put("customer_id", customerId.toString()));
    }

    /** The credential that schemas are registered with, for a quarter of an hour. The services never see it. */
    public String schemaDeploymentToken() {
        return registryToken(SCHEMA_DEPLOYER);
    }

    String registryToken(String... roles) {
        return sign(claims("schema-deployment", REGISTRY_AUDIENCE, DEPLOYMENT_LIFESPAN, roles));
    }

    /** A token with claims of any kind, as somebody might make who has the key: to see what a service refuses. */
    public String tokenOf(Map<String, ?> claims) {
        var all = claims("local-user", AUDIENCE, LIFESPAN, ROLES.toArray(String[]::new));
        all.setAll((ObjectNode) JSON.valueToTree(claims));
        return sign(all);
    }

    private static ObjectNode claims(String subject, String audience, Duration lifespan, String... roles) {
        long now = Instant.now().getEpochSecond();
        var claims = JSON.createObjectNode()
                .put("iss", ISSUER)
                .put("aud", audience)
                .put("sub", subject)
                .put("upn", subject)
                .put("iat", now)
                .put("exp", now + lifespan.toSeconds())
                .put("jti", UUID.randomUUID().toString());
        claims.set("groups", JSON.valueToTree(Set.of(roles)));
        return claims;
    }

    /**
     * By hand: a library for this reads the configuration of the application under test, which must not matter here.
     */
    private String sign(ObjectNode claims) {
        try {
            var header = JSON.createObjectNode()
                    .put("typ", "JWT")
                    .put("alg", "RS256")
                    .put("kid", KEY_ID);
            var signed = base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("The token cannot be signed", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Complete or not at all: both keys are made in a folder beside, which is then renamed. */
    private static void create(Path folder) throws IOException, GeneralSecurityException {
        var parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        var beside = Files.createTempDirectory(parent, folder.getFileName() + ".");
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var privateFile = beside.resolve(PRIVATE_KEY);
        Files.createFile(
                privateFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(beside.resolve(PUBLIC_KEY), pem("PUBLIC KEY", pair.getPublic()));
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException lost) {
            Folders.delete(beside);
            if (!Files.exists(folder)) {
                throw lost;
            }
        }
    }

    private static String pem(String kind, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static PrivateKey readPrivateKey(Path file) throws IOException, GeneralSecurityException {
        var body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        var encoded = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}

package org.fleetrental.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * What a server shows of itself, signed by itself: so it is its own CA.
 *
 * @param certificate a file in PEM
 * @param key a file in PEM that its owner alone can read
 */
record ServerCertificate(Path certificate, Path key) {

    private static final String PASSWORD = "of-a-test";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** @param name what the server is called by those who connect, and the files by */
    static ServerCertificate of(String name, Path folder) throws IOException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        Programs.run(
                "keytool",
                folder,
                List.of(
                        Path.of(Programs.java()).resolveSibling("keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var certificate = Files.writeString(
                folder.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        var key = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var encoded =
                Objects.requireNonNull(keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        return new ServerCertificate(certificate, Files.writeString(key, pem("PRIVATE KEY", encoded)));
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, PEM.encodeToString(content));
    }
}

package io.github.poolkeeper.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The stub's certificate, made by the JDK's keytool for this run, and what trusts it.
///
/// @param keys a PKCS#12 store with the key, for the stub
/// @param trust a PKCS#12 store with the certificate, for Java contestants
/// @param certificate in PEM, for Node.js
record TlsStores(Path keys, Path trust, Path certificate) {
  static final String PASSWORD = "changeit";

  static TlsStores make(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    TlsStores stores =
        new TlsStores(
            directory.resolve("keys.p12"),
            directory.resolve("trust.p12"),
            directory.resolve("stub.pem"));
    for (Path old : List.of(stores.keys, stores.trust, stores.certificate)) {
      Files.deleteIfExists(old);
    }
    stores.generate();
    return stores;
  }

  private void generate() throws IOException, InterruptedException {
    keytool(
        keys,
        "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=stub -ext SAN=ip:127.0.0.1"
            + " -ext BC=ca:true -validity 30");
    keytool(keys, "-exportcert -rfc -file " + certificate);
    keytool(trust, "-importcert -noprompt -file " + certificate);
  }

  private static void keytool(Path store, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(
        List.of("-alias", "stub", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + output);
    }
  }

  SSLContext context() {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS for the stub", e);
    }
  }
}

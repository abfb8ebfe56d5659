package org.leibniz.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A file of the web with a known content.
 *
 * @param sha256 of the content, in hexadecimal digits; anything else is refused
 */
record Download(URI source, String sha256) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Fetches the file; the target appears only when its content is whole and right. */
    void to(Path target) throws IOException {
        System.getLogger("org.leibniz.io").log(System.Logger.Level.INFO, "downloading {0}", source);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(source).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(source + " answers " + response.statusCode());
                }
                save(body, target);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        } catch (IOException e) {
            String reason = e.getMessage();
            throw new IOException(reason == null ? source + " cannot be reached" : reason, e);
        }
    }

    private void save(InputStream body, Path target) throws IOException {
        DigestInputStream checked = new DigestInputStream(body, sha256Digest());
        AtomicFile.write(target, out -> {
            checked.transferTo(out);
            String found = HexFormat.of().formatHex(checked.getMessageDigest().digest());
            if (!found.equals(sha256)) {
                throw new IOException(source + " has the SHA-256 " + found + ", not " + sha256);
            }
        });
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

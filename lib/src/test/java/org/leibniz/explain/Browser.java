package org.leibniz.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser without a window, led over its debugging protocol. */
final class Browser implements AutoCloseable {
    private static final long SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"(ws:[^\"]*/page/[^\"]*)\"");

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int id;

    /** @param profile an empty folder for the browser's own files */
    Browser(Path program, Path page, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        String address = address(profile.resolve("DevToolsActivePort"));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
        waitFor("document.readyState === 'complete' && document.getElementById('place') !== null");
    }

    /** Where a browser is installed, if one is. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String address(Path portFile) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            List<String> lines = Files.exists(portFile) ? Files.readAllLines(portFile) : List.of();
            if (!lines.isEmpty()) {
                URI list = URI.create("http://127.0.0.1:" + lines.get(0).strip() + "/json/list");
                String targets = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                Matcher found = ADDRESS.matcher(targets);
                if (found.find()) return found.group(1);
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser has not started");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Sends a command and waits for its answer. */
    String send(String method, Map<String, Object> parameters) throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("id", ++id);
            json.writeStringField("method", method);
            json.writeObjectFieldStart("params");
            for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
                json.writeFieldName(parameter.getKey());
                if (parameter.getValue() instanceof Boolean flag) json.writeBoolean(flag);
                else if (parameter.getValue() instanceof Number number) json.writeNumber(number.doubleValue());
                else json.writeString(parameter.getValue().toString());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        socket.sendText(text.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        while (true) {
            String answer = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (answer == null) throw new IOException("the browser does not answer " + method);
            if (answer.startsWith("{\"id\":" + id + ",")) return answer;
        }
    }

    /** The value of an expression on the page, as a text. */
    String evaluate(String script) throws Exception {
        String answer = send("Runtime.evaluate", Map.of("expression", "String(" + script + ")", "returnByValue", true));
        try (JsonParser json = new JsonFactory().createParser(answer)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("exceptionDetails")) throw new IOException(script + ": " + answer);
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("value")) return json.nextTextValue();
            }
        }
        throw new IOException("no value in " + answer);
    }

    /** Waits until something is so. */
    void waitFor(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(condition).equals("true")) {
            if (System.nanoTime() > end) throw new IOException("still not: " + condition);
            Thread.sleep(50);
        }
    }

    void press(String key) throws Exception {
        send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    void click(String selector) throws Exception {
        mouse("mousePressed", selector);
        mouse("mouseReleased", selector);
    }

    /** Moves the mouse to the middle of an element. */
    void hover(String selector) throws Exception {
        mouse("mouseMoved", selector);
    }

    private void mouse(String type, String selector) throws Exception {
        String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
        double x = Double.parseDouble(evaluate(box + ".left + " + box + ".width / 2"));
        double y = Double.parseDouble(evaluate(box + ".top + " + box + ".height / 2"));
        send(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        type.equals("mouseMoved") ? "none" : "left",
                        "clickCount",
                        1));
    }

    void resize(int width, int height) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(SECONDS, TimeUnit.SECONDS);
    }
}

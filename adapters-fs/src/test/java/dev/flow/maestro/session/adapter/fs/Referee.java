package dev.flow.maestro.session.adapter.fs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches from outside that no two are in one lock. Whoever enters or leaves says so, and waits for
 * the answer before it goes on; a connection that ends is of a process that was killed.
 */
final class Referee implements AutoCloseable {

  private final ServerSocket door;
  private final Map<String, Visitor> inside = new HashMap<>();
  private final List<String> fouls = new ArrayList<>();
  private int visits;
  private int killedInside;

  Referee() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start("referee", this::admit);
  }

  /** Where to find it on this machine. */
  int port() {
    return door.getLocalPort();
  }

  /** Who was in a lock together with somebody else. */
  synchronized List<String> fouls() {
    return List.copyOf(fouls);
  }

  /** How often somebody entered. */
  synchronized int visits() {
    return visits;
  }

  /** How many connections ended inside of a lock. */
  synchronized int killedInside() {
    return killedInside;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void admit() {
    while (!door.isClosed()) {
      try {
        start("visitor", new Visitor(door.accept()));
      } catch (IOException e) {
        // The door was closed: the match is over.
        return;
      }
    }
  }

  /** The referee's end of a connection. */
  private final class Visitor implements Runnable {

    private final Socket socket;
    private String foul = "";
    private boolean left;

    Visitor(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void run() {
      try (socket;
          OutputStream answers = socket.getOutputStream();
          BufferedReader messages =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = messages.readLine(); line != null; line = messages.readLine()) {
          hear(List.of(line.split(" ")));
          answers.write('\n');
          answers.flush();
        }
      } catch (IOException e) {
        // As at the end of the messages.
      } finally {
        end();
      }
    }

    private void hear(List<String> message) {
      synchronized (Referee.this) {
        if (left && !foul.isEmpty()) {
          // It had our answer to its leaving, so it was alive, and inside when the other entered.
          fouls.add(foul);
          foul = "";
        }
        left = message.get(0).equals("leave");
        if (left) {
          inside.remove(message.get(1), this);
        } else if (message.get(0).equals("enter")) {
          visits++;
          Visitor other = inside.put(message.get(1), this);
          if (other != null) {
            // Perhaps it was killed, and we have not heard of it yet.
            other.foul = message + " while another was inside";
          }
        }
      }
    }

    private void end() {
      synchronized (Referee.this) {
        // Where another has entered since, its place is taken already.
        if (inside.values().remove(this) || !foul.isEmpty()) {
          killedInside++;
        }
      }
    }
  }
}

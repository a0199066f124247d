package dev.flow.maestro.session.embedding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands for the service in the test. */
final class MemoryService implements KeyValueService {

  private final Map<String, String> texts = new HashMap<>();

  @Override
  public synchronized Optional<String> get(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  @Override
  public synchronized boolean compareAndSet(
      String key, Optional<String> expected, Optional<String> next) {
    if (!get(key).equals(expected)) {
      return false;
    }
    texts.remove(key);
    next.ifPresent(text -> texts.put(key, text));
    return true;
  }

  @Override
  public synchronized List<String> keysStartingWith(String prefix) {
    return texts.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }
}

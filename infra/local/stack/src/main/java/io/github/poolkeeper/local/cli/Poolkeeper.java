package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.template.TemplateException;
import java.net.http.HttpClient;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The program behind the launcher `./poolkeeper`.
public final class Poolkeeper {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Poolkeeper() {}

  /// Takes the command line; the project's folder is the system property `poolkeeper.project`.
  static void main(String[] arguments) {
    var project = new Project(Path.of(System.getProperty("poolkeeper.project", ".")));
    System.exit(run(project, Arrays.asList(arguments)));
  }

  private static int run(Project project, List<String> arguments) {
    try {
      return dispatch(project, arguments);
    } catch (UsageException e) {
      System.err.println("poolkeeper: " + e.getMessage() + "; ./poolkeeper -h shows how");
      return MISUSED;
    } catch (TemplateException e) {
      System.err.println("template.yaml: " + e.getMessage());
      return FAILED;
    } catch (FileSystemException e) {
      System.err.println("poolkeeper: " + reason(e));
      return FAILED;
    } catch (Exception e) {
      System.err.println("poolkeeper: " + (e.getMessage() == null ? e : e.getMessage()));
      return FAILED;
    }
  }

  private static int redrive(List<String> queues) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Redrive.of(System.getenv(), http).run(queues, System.out);
    }
  }

  /// Its message is the file alone.
  private static String reason(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case FileSystemException other ->
          other.getReason() == null ? other.toString() : other.getFile() + ": " + other.getReason();
    };
  }

  private static int dispatch(Project project, List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new UsageException("what is to be done?");
    }
    List<String> options = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "demo" -> new RunDemo(project).run(options, System.out);
      case "up" -> new Up(project, UpOptions.parse(options)).run();
      case "env" -> new Env(StacksHere.of(project)).run(options, System.out);
      case "redrive" -> redrive(options);
      case String other -> throw new UsageException("there is no command " + other);
    };
  }
}

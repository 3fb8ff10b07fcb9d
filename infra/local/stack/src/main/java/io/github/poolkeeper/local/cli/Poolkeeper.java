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
  private static final String HELP =
      """
      On this machine, without account or container:

        ./poolkeeper demo                        the main job in eight messages; ends by itself
          --all                                  in every message of events/
        ./poolkeeper up [options]                runs until Ctrl-C
          --port N                               the port of every endpoint (default: any free one)
          --copy POOL_ID                         copies a user pool of your account; repeatable
          --pool FILE                            loads a user pool: what aws cognito-idp
                                                 describe-user-pool prints and, after it,
                                                 get-user-pool-mfa-config; repeatable
          --policy FILE                          the policy to judge by (docs/policy.md)
          --ready FILE                           writes the addresses there once everything serves
          --parameter NAME=VALUE                 a parameter of the template; repeatable
          --<service>-endpoint URL               cognito-idp, sqs, dynamodb or states elsewhere
        eval "$(./poolkeeper env)"               points the AWS CLI and SDKs of a shell at the stack of
                                                 this checkout started last, once it serves
          --port N                               at the one on this port
          --unset                                gives the shell back as it was
        ./poolkeeper redrive FROM TO             sends the dead letters of one queue back to another,
                                                 by their URLs, here or in an account
      """;

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
      System.err.println(HELP + "\npoolkeeper: " + e.getMessage());
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
      case "help", "--help", "-h" -> {
        System.out.print(HELP);
        yield 0;
      }
      case String other -> throw new UsageException("there is no command " + other);
    };
  }
}

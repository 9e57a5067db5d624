package dev.rowloom.samples.quickstart;

import dev.rowloom.Strategy;
import dev.rowloom.generation.Fallback;
import dev.rowloom.generation.KeyStrategy;
import dev.rowloom.generation.TokenPrices;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that have to do with a model, as they were given. */
final class ModelOptions {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = {
                "The service whose model writes the rows: gemini, openai or anthropic. If not given, Rowloom writes them and no"
                        + " request is sent.",
                "The key is that of the environment: GEMINI_API_KEY, then GOOGLE_API_KEY; OPENAI_API_KEY;"
                        + " ANTHROPIC_API_KEY."
            })
    @Nullable
    String provider;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model, as the service lists it, such as gemini-3.6-flash. There is no default.")
    @Nullable
    String model;

    @Option(
            names = "--strategy",
            paramLabel = "direct|blueprint",
            converter = Choice.OfStrategy.class,
            description =
                    "What the model writes: direct, every row; blueprint, once how columns come about, and Rowloom any"
                            + " number of rows by it. If not given, direct.")
    @Nullable
    Strategy strategy;

    @Option(
            names = "--ask-blueprint",
            paramLabel = "FILE",
            description =
                    "Have the model write how columns come about, and keep that in FILE, to be read by --blueprint.")
    @Nullable
    Path askBlueprint;

    @Option(
            names = "--revise",
            paramLabel = "TEXT",
            description = "Have the model change the blueprint as TEXT asks for; shows the change and makes no rows."
                    + " It is taken by --write-blueprint FILE.")
    @Nullable
    String revise;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description =
                    "The address of a proxy or a compatible server: https, or http to this machine. If not given, the service.")
    @Nullable
    URI baseUrl;

    @Option(
            names = "--fallback",
            paramLabel = "engine|short|fail",
            converter = Choice.OfFallback.class,
            description =
                    "Where the model wrote too few rows: engine makes the others, short leaves the table short, fail"
                            + " ends with an error. If not given, engine.")
    @Nullable
    Fallback fallback;

    @Option(
            names = "--keys",
            paramLabel = "model|assigned",
            converter = Choice.OfKeys.class,
            description =
                    "Who writes keys: the model, or Rowloom, so that they hold and requests for a table go side by"
                            + " side. If not given, model.")
    @Nullable
    KeyStrategy keys;

    @Option(
            names = "--instructions",
            paramLabel = "TEXT",
            description = "What the data is about, such as 'a wine merchant in Lisbon'.")
    @Nullable
    String instructions;

    @Option(
            names = "--controls",
            paramLabel = "FILE",
            description = "Hints for columns as JSON: nullProbability, dateFormat, instructions.")
    @Nullable
    Path controls;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where answers are kept, so that a run that was ended goes on without paying twice.")
    @Nullable
    Path cache;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "Take all answers from what --cache DIR has kept, and ask nobody.")
    @Nullable
    Path replay;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write rows, what the model did and took, and a validation, as one JSON document.")
    @Nullable
    Path report;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "How many requests are under way at a time at most. If not given, 4.")
    @Nullable
    Integer concurrency;

    @Option(
            names = "--batch-rows",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "How many rows a request asks for at most. If not given, 100.")
    @Nullable
    Integer batchRows;

    @Option(names = "--temperature", paramLabel = "0-2", description = "If not given, the model's own.")
    @Nullable
    Double temperature;

    @Option(names = "--top-p", paramLabel = "0-1", description = "If not given, the model's own.")
    @Nullable
    Double topP;

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "The most tokens of an answer, thinking included. If not given, as its rows need.")
    @Nullable
    Integer maxOutputTokens;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "The most requests of the run; what is missing then falls back. So with the next three.")
    @Nullable
    Integer maxRequests;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = WholeNumber.OfLong.class,
            description = "The most tokens of the run, prompts and thinking included.")
    @Nullable
    Long maxTokens;

    @Option(names = "--max-time", paramLabel = "90s|10m|2h", converter = TimeSpan.class, description = "The most time.")
    @Nullable
    Duration maxTime;

    @Option(names = "--max-cost", paramLabel = "N", description = "The most money, by --prices.")
    @Nullable
    BigDecimal maxCost;

    @Option(
            names = "--prices",
            paramLabel = "IN,OUT[,CACHED]",
            converter = Prices.class,
            description = "What a million tokens cost, such as 1.50,7.50; for --max-cost and the cost told at the end.")
    @Nullable
    TokenPrices prices;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "If not given, as many as are answered.")
    @Nullable
    Integer requestsPerMinute;

    @Option(
            names = "--tokens-per-minute",
            paramLabel = "N",
            converter = WholeNumber.OfInt.class,
            description = "If not given, as many as are answered.")
    @Nullable
    Integer tokensPerMinute;
}

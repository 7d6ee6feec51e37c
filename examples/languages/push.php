<?php
$url = getenv('RECOTAP_URL') ?: 'http://127.0.0.1:4020/api/v1';
$deals = [
    ['externalDealId' => 'd-1', 'name' => 'Acme - Enterprise', 'amount' => 75000],
    ['externalDealId' => 'd-2', 'name' => 'Globex - Team', 'pipelineId' => 'legacy'],
];

for ($attempt = 0; $attempt < 5; $attempt++) {
    $retryAfter = 2 ** $attempt;
    $request = curl_init("$url/deals");
    curl_setopt_array($request, [
        CURLOPT_POSTFIELDS => json_encode(['deals' => $deals]),
        CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'x-api-key: ' . getenv('RECOTAP_API_KEY')],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HEADERFUNCTION => function ($request, $header) use (&$retryAfter) {
            if (preg_match('/^retry-after:\s*(\d+)/i', $header, $found)) {
                $retryAfter = (int) $found[1];
            }
            return strlen($header);
        },
    ]);
    $body = curl_exec($request);
    $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
    if ($status !== 429 && $status < 500) {
        break;
    }
    sleep($retryAfter);
}
if ($status !== 200) {
    fwrite(STDERR, "HTTP $status: $body\n");
    exit(1);
}

// A 200 says nothing about a single deal: each has a result of its own.
foreach (json_decode($body, true)['data']['results'] as $result) {
    echo $result['externalDealId'], ' ', $result['status'], ' ', $result['error'] ?? '', "\n";
}

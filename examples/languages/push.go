package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"time"
)

type deal struct {
	ExternalDealID string  `json:"externalDealId"`
	Name           string  `json:"name"`
	Amount         float64 `json:"amount,omitempty"`
	PipelineID     string  `json:"pipelineId,omitempty"`
}

type pushed struct {
	Data struct {
		Results []struct {
			ExternalDealID, Status, Error string
		}
	}
}

func main() {
	url := os.Getenv("RECOTAP_URL")
	if url == "" {
		url = "http://127.0.0.1:4020/api/v1"
	}
	body, err := json.Marshal(map[string][]deal{"deals": {
		{ExternalDealID: "d-1", Name: "Acme - Enterprise", Amount: 75000},
		{ExternalDealID: "d-2", Name: "Globex - Team", PipelineID: "legacy"},
	}})
	if err != nil {
		log.Fatal(err)
	}
	client := http.Client{Timeout: 30 * time.Second}
	for attempt := 0; attempt < 5; attempt++ {
		request, err := http.NewRequest("POST", url+"/deals", bytes.NewReader(body))
		if err != nil {
			log.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("x-api-key", os.Getenv("RECOTAP_API_KEY"))
		response, err := client.Do(request)
		if err != nil {
			log.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			log.Fatal(err)
		}
		if response.StatusCode == 429 || response.StatusCode >= 500 {
			wait, err := strconv.Atoi(response.Header.Get("Retry-After"))
			if err != nil {
				wait = 1 << attempt
			}
			time.Sleep(time.Duration(wait) * time.Second)
			continue
		}
		var found pushed
		if err := json.Unmarshal(text, &found); err != nil || response.StatusCode != 200 {
			log.Fatalf("HTTP %d: %s", response.StatusCode, text)
		}
		// A 200 says nothing about a single deal: each has a result of its own.
		for _, result := range found.Data.Results {
			fmt.Println(result.ExternalDealID, result.Status, result.Error)
		}
		return
	}
	log.Fatal("Recotap did not respond")
}
